import type {
  GetLoggingConfigurationRequest,
  GetRuleRequest,
  GetWebACLRequest,
  ListActivatedRulesInRuleGroupRequest,
} from '@aws-sdk/client-waf';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'WAFInvalidParameterException';

function existing<T>(found: T | undefined): T {
  if (found !== undefined) return found;
  throw new AwsError(
    'WAFNonexistentItemException',
    'The referenced item does not exist.',
  );
}

/** AWS WAF Classic, for distributions or in Regions. */
export function wafClassic(service: 'waf' | 'waf-regional'): Handlers {
  const acls = ({ cell }: Call) =>
    thingsOf(cell, 'classicAcls').filter(
      ({ acl }) => acl.WebACLArn.split(':')[2] === service,
    );
  return {
    GetWebACL({ WebACLId }: GetWebACLRequest, call: Call) {
      const { acl } = existing(
        acls(call).find(one => one.acl.WebACLId === WebACLId),
      );
      return { WebACL: acl };
    },

    GetLoggingConfiguration(
      { ResourceArn }: GetLoggingConfigurationRequest,
      call: Call,
    ) {
      const found = acls(call).find(({ acl }) => acl.WebACLArn === ResourceArn);
      const LogDestinationConfigs = existing(found?.logDestinations);
      return { LoggingConfiguration: { ResourceArn, LogDestinationConfigs } };
    },

    GetRule({ RuleId }: GetRuleRequest, call: Call) {
      const rules = acls(call).flatMap(one => one.rules);
      return { Rule: existing(rules.find(rule => rule.RuleId === RuleId)) };
    },

    ListActivatedRulesInRuleGroup(
      input: ListActivatedRulesInRuleGroupRequest,
      call: Call,
    ) {
      const found = acls(call).find(
        ({ groups }) => groups[input.RuleGroupId!] !== undefined,
      );
      const { items, next } = page(
        existing(found).groups[input.RuleGroupId!],
        call,
        {
          token: input.NextMarker,
          limit: limitOf(input.Limit, { standard: 100, maximum: 100, invalid }),
          invalid,
        },
      );
      return { ActivatedRules: items, NextMarker: next };
    },
  };
}
