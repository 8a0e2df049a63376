import type {
  DescribeListenersInput,
  DescribeLoadBalancersInput,
  DescribeRulesInput,
  DescribeTargetGroupsInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'ValidationError';

function listed<T>(
  items: T[],
  { Marker, PageSize }: { Marker?: string; PageSize?: number },
  call: Call,
) {
  return page(items, call, {
    token: Marker,
    limit: limitOf(PageSize, { standard: 400, maximum: 400, invalid }),
    invalid,
  });
}

const absent = (code: string, what: string) =>
  new AwsError(code, `One or more ${what} not found`, 400);

/** Elastic Load Balancing, version 2. */
export const loadBalancing: Handlers = {
  DescribeTargetGroups(input: DescribeTargetGroupsInput, call) {
    const { items, next } = listed(
      thingsOf(call.cell, 'targetGroups'),
      input,
      call,
    );
    return { TargetGroups: items, NextMarker: next };
  },

  DescribeLoadBalancers(input: DescribeLoadBalancersInput, call) {
    const { LoadBalancerArns: arns } = input;
    if (arns && arns.length > 20) {
      throw new AwsError(invalid, 'No more than 20 load balancers at a time');
    }
    const all = thingsOf(call.cell, 'loadBalancers').map(
      ({ loadBalancer }) => loadBalancer,
    );
    const found = all.filter(
      one => !arns || arns.includes(one.LoadBalancerArn),
    );
    if (arns && found.length < arns.length)
      throw absent('LoadBalancerNotFound', 'load balancers');
    const { items, next } = listed(found, input, call);
    return { LoadBalancers: items, NextMarker: next };
  },

  DescribeListeners(input: DescribeListenersInput, call) {
    const found = thingsOf(call.cell, 'loadBalancers').find(
      ({ loadBalancer }) =>
        loadBalancer.LoadBalancerArn === input.LoadBalancerArn,
    );
    if (!found) throw absent('LoadBalancerNotFound', 'load balancers');
    const listeners = found.listeners.map(({ listener }) => listener);
    const { items, next } = listed(listeners, input, call);
    return { Listeners: items, NextMarker: next };
  },

  DescribeRules(input: DescribeRulesInput, call) {
    const found = thingsOf(call.cell, 'loadBalancers')
      .flatMap(({ listeners }) => listeners)
      .find(({ listener }) => listener.ListenerArn === input.ListenerArn);
    if (!found) throw absent('ListenerNotFound', 'listeners');
    const { items, next } = listed(found.rules, input, call);
    return { Rules: items, NextMarker: next };
  },
};
