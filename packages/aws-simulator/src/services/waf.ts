import type {
  GetIPSetRequest,
  GetRuleGroupRequest,
  GetWebACLForResourceRequest,
  GetWebACLRequest,
  ListLoggingConfigurationsRequest,
  ListWebACLsRequest,
  Scope,
} from '@aws-sdk/client-wafv2';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'WAFInvalidParameterException';

const absent = () =>
  new AwsError(
    'WAFNonexistentItemException',
    'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
  );

/** What is for distributions is asked for in us-east-1 only. */
function requireScope(scope: Scope | undefined, { region }: Call): void {
  if (scope === 'REGIONAL') return;
  if (scope === 'CLOUDFRONT' && region === 'us-east-1') return;
  throw new AwsError(
    invalid,
    'Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT',
  );
}

const isIn = (scope: Scope | undefined, arn: string) =>
  arn.includes(`:${scope === 'CLOUDFRONT' ? 'global' : 'regional'}/`);

/** AWS WAF. */
export const waf: Handlers = {
  GetWebACL(input: GetWebACLRequest, call: Call) {
    if (!input.ARN) requireScope(input.Scope, call);
    const found = thingsOf(call.cell, 'webAcls').find(({ acl }) =>
      input.ARN
        ? acl.ARN === input.ARN
        : acl.Id === input.Id &&
          acl.Name === input.Name &&
          isIn(input.Scope, acl.ARN),
    );
    if (!found) throw absent();
    return { WebACL: found.acl, LockToken: found.acl.Id };
  },

  ListWebACLs(input: ListWebACLsRequest, call: Call) {
    requireScope(input.Scope, call);
    const all = thingsOf(call.cell, 'webAcls').filter(({ acl }) =>
      isIn(input.Scope, acl.ARN),
    );
    const { items, next } = page(all, call, {
      token: input.NextMarker,
      limit: limitOf(input.Limit, { standard: 100, maximum: 100, invalid }),
      invalid,
    });
    return {
      WebACLs: items.map(({ acl: { ARN, Id, Name } }) => ({ ARN, Id, Name })),
      NextMarker: next,
    };
  },

  ListLoggingConfigurations(
    input: ListLoggingConfigurationsRequest,
    call: Call,
  ) {
    requireScope(input.Scope, call);
    const all = thingsOf(call.cell, 'webAcls').flatMap(({ acl, logging }) =>
      logging && isIn(input.Scope, acl.ARN) ? [logging] : [],
    );
    const { items, next } = page(all, call, {
      token: input.NextMarker,
      limit: limitOf(input.Limit, { standard: 100, maximum: 100, invalid }),
      invalid,
    });
    return { LoggingConfigurations: items, NextMarker: next };
  },

  GetRuleGroup(input: GetRuleGroupRequest, call: Call) {
    const found = thingsOf(call.cell, 'wafRuleGroups').find(
      ({ Id }) => Id === input.Id,
    );
    if (!found) throw absent();
    return { RuleGroup: found, LockToken: found.Id };
  },

  GetIPSet(input: GetIPSetRequest, call: Call) {
    const found = thingsOf(call.cell, 'wafIpSets').find(
      ({ Id }) => Id === input.Id,
    );
    if (!found) throw absent();
    return { IPSet: found, LockToken: found.Id };
  },

  GetWebACLForResource(input: GetWebACLForResourceRequest, call: Call) {
    const pool = thingsOf(call.cell, 'userPools').find(
      one => one.pool.Arn === input.ResourceArn,
    );
    const stage = call.cell.restApis
      .flatMap(({ api, stages }) =>
        stages.map(({ stageName, webAclArn }) => ({
          arn: `arn:aws:apigateway:${call.region}::/restapis/${api.id}/stages/${stageName}`,
          webAclArn,
        })),
      )
      .find(({ arn }) => arn === input.ResourceArn);
    const balancer = thingsOf(call.cell, 'loadBalancers').find(
      ({ loadBalancer }) => loadBalancer.LoadBalancerArn === input.ResourceArn,
    );
    const resource = pool ?? stage ?? balancer;
    if (!resource) throw absent();
    const arn = resource.webAclArn;
    const found = thingsOf(call.cell, 'webAcls').find(
      ({ acl }) => acl.ARN === arn,
    );
    return found ? { WebACL: found.acl } : {};
  },
};
