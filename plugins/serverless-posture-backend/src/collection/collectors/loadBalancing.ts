import {
  Action,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  Listener,
  LoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  GetWebACLForResourceCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import {
  AwsReader,
  Collector,
  LoadBalancerListener,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { chunk } from 'lodash';
import { everyPage, inScope, oneOf, required } from '../fields';

/** The most that one page holds (Elastic Load Balancing API Reference). */
const PageSize = 400;

/** The most load balancers that one call takes. */
const NAMED_AT_ONCE = 20;

const describeTargetGroups = operation({
  id: 'elasticloadbalancing:DescribeTargetGroups',
  client: ElasticLoadBalancingV2Client,
  command: DescribeTargetGroupsCommand,
  probe: { PageSize: 1 },
});

const describeLoadBalancers = operation({
  id: 'elasticloadbalancing:DescribeLoadBalancers',
  client: ElasticLoadBalancingV2Client,
  command: DescribeLoadBalancersCommand,
  probe: { PageSize: 1 },
});

const describeListeners = operation({
  id: 'elasticloadbalancing:DescribeListeners',
  client: ElasticLoadBalancingV2Client,
  command: DescribeListenersCommand,
});

const describeRules = operation({
  id: 'elasticloadbalancing:DescribeRules',
  client: ElasticLoadBalancingV2Client,
  command: DescribeRulesCommand,
});

const getWebAclForResource = operation({
  id: 'wafv2:GetWebACLForResource',
  client: WAFV2Client,
  command: GetWebACLForResourceCommand,
  alsoActions: ['wafv2:GetWebACL'],
});

/** The listeners of load balancers that forward to functions. */
export const loadBalancingCollector: Collector = {
  id: 'elasticloadbalancing',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: {
    describeTargetGroups,
    describeLoadBalancers,
    describeListeners,
    describeRules,
    getWebAclForResource,
  },
  listings: [
    {
      id: 'listeners',
      resourceTypes: ['AWS::ElasticLoadBalancingV2::Listener'],
      // A load balancer may forward to groups of any page, so that all pages make one.
      async page(aws) {
        const groups = await functionGroups(aws);
        const arns = [...new Set([...groups.values()].flat())];
        const balancers = await loadBalancers(aws, arns);
        const resources = await aws.all(balancers, one =>
          listenersOf(aws, one, groups),
        );
        return { resources: resources.flat() };
      },
    },
  ],
};

/** Target groups of functions, with the load balancers that forward to them. */
async function functionGroups(aws: AwsReader): Promise<Map<string, string[]>> {
  const groups = await everyPage(
    describeTargetGroups,
    Marker => aws.call(describeTargetGroups, { PageSize, Marker }),
    ({ TargetGroups, NextMarker }) => ({
      items: required(TargetGroups, 'TargetGroups', describeTargetGroups),
      next: NextMarker,
    }),
  );
  return new Map(
    groups
      .filter(({ TargetType }) => TargetType === 'lambda')
      .map(group => [
        required(group.TargetGroupArn, 'TargetGroupArn', describeTargetGroups),
        group.LoadBalancerArns ?? [],
      ]),
  );
}

async function loadBalancers(
  aws: AwsReader,
  arns: string[],
): Promise<LoadBalancer[]> {
  const parts = await aws.all(chunk(arns, NAMED_AT_ONCE), LoadBalancerArns =>
    aws.call(describeLoadBalancers, { LoadBalancerArns }),
  );
  return parts.flatMap(({ LoadBalancers }) =>
    required(LoadBalancers, 'LoadBalancers', describeLoadBalancers),
  );
}

async function listenersOf(
  aws: AwsReader,
  balancer: LoadBalancer,
  groups: ReadonlyMap<string, unknown>,
): Promise<Resource<'AWS::ElasticLoadBalancingV2::Listener'>[]> {
  const LoadBalancerArn = required(
    balancer.LoadBalancerArn,
    'LoadBalancerArn',
    describeLoadBalancers,
  );
  const [listeners, webAclArn] = await Promise.all([
    everyPage(
      describeListeners,
      Marker =>
        aws.call(describeListeners, { LoadBalancerArn, PageSize, Marker }),
      ({ Listeners, NextMarker }) => ({
        items: required(Listeners, 'Listeners', describeListeners),
        next: NextMarker,
      }),
    ),
    aws.read<any, { WebACL?: { ARN?: string } }, string | null>(
      getWebAclForResource,
      { ResourceArn: LoadBalancerArn },
      ({ WebACL }) => WebACL?.ARN ?? null,
    ),
  ]);
  const resources = await aws.all(listeners, async listener => {
    const arn = required(
      listener.ListenerArn,
      'ListenerArn',
      describeListeners,
    );
    const functionRules = await functionRulesOf(aws, arn, groups);
    const resource: Resource<'AWS::ElasticLoadBalancingV2::Listener'> = {
      type: 'AWS::ElasticLoadBalancingV2::Listener',
      arn,
      name: `${balancer.LoadBalancerName ?? LoadBalancerArn}:${listener.Port}`,
      ...inScope(aws),
      tags: {},
      attributes: {
        ...settingsOf(balancer, listener),
        webAclArn,
        functionRules,
      },
    };
    return functionRules.length > 0 ? [resource] : [];
  });
  return resources.flat();
}

function settingsOf(
  { Scheme }: LoadBalancer,
  { Protocol, SslPolicy }: Listener,
): Pick<LoadBalancerListener, 'scheme' | 'protocol' | 'sslPolicy'> {
  return {
    scheme: oneOf<LoadBalancerListener['scheme']>(
      Scheme,
      ['internet-facing', 'internal'],
      'Scheme',
      describeLoadBalancers,
    ),
    protocol: required(Protocol, 'Protocol', describeListeners),
    sslPolicy: SslPolicy || null,
  };
}

/** The rules of a listener that forward to functions; the default action is one of them. */
async function functionRulesOf(
  aws: AwsReader,
  ListenerArn: string,
  groups: ReadonlyMap<string, unknown>,
): Promise<LoadBalancerListener['functionRules']> {
  const rules = await everyPage(
    describeRules,
    Marker => aws.call(describeRules, { ListenerArn, PageSize, Marker }),
    ({ Rules, NextMarker }) => ({
      items: required(Rules, 'Rules', describeRules),
      next: NextMarker,
    }),
  );
  return rules
    .map(({ RuleArn, Actions }) => ({
      arn: required(RuleArn, 'RuleArn', describeRules),
      actions: required(Actions, 'Actions', describeRules),
    }))
    .filter(({ actions }) =>
      actions.some(action => groupsOf(action).some(group => groups.has(group))),
    )
    .map(({ arn, actions }) => ({
      arn,
      authenticates: actions.some(authenticates),
    }));
}

/** An action that lets whoever isn't signed in pass asks for nothing. */
function authenticates({
  Type,
  AuthenticateOidcConfig,
  AuthenticateCognitoConfig,
}: Action): boolean {
  const { OnUnauthenticatedRequest } =
    AuthenticateOidcConfig ?? AuthenticateCognitoConfig ?? {};
  return (
    /^(authenticate-|jwt-validation$)/.test(Type ?? '') &&
    OnUnauthenticatedRequest !== 'allow'
  );
}

function groupsOf({ TargetGroupArn, ForwardConfig }: Action): string[] {
  return [
    TargetGroupArn,
    ...(ForwardConfig?.TargetGroups ?? []).map(one => one.TargetGroupArn),
  ].filter((arn): arn is string => Boolean(arn));
}
