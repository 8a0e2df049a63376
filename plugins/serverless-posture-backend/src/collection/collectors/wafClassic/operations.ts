import {
  GetLoggingConfigurationCommand,
  GetRuleCommand,
  GetWebACLCommand,
  ListActivatedRulesInRuleGroupCommand,
  WAFClient,
} from '@aws-sdk/client-waf';
import { operation } from 'backstage-plugin-serverless-posture-node';
import { WAFRegionalClient } from './wafRegionalClient';

const absent = ['WAFNonexistentItemException'];

function operationsOf(
  service: 'waf' | 'waf-regional',
  client: typeof WAFClient,
) {
  const resources = (kind: string) => [
    service === 'waf'
      ? `arn:{partition}:waf::*:${kind}/*`
      : `arn:{partition}:waf-regional:*:*:${kind}/*`,
  ];
  return {
    getWebAcl: operation({
      id: `${service}:GetWebACL`,
      client,
      command: GetWebACLCommand,
      resources: resources('webacl'),
      absent,
    }),
    getLoggingConfiguration: operation({
      id: `${service}:GetLoggingConfiguration`,
      client,
      command: GetLoggingConfigurationCommand,
      resources: resources('webacl'),
      // Of a web ACL that is there, it says so where nothing is logged.
      absent,
    }),
    getRule: operation({
      id: `${service}:GetRule`,
      client,
      command: GetRuleCommand,
      resources: resources('rule'),
    }),
    listActivatedRules: operation({
      id: `${service}:ListActivatedRulesInRuleGroup`,
      client,
      command: ListActivatedRulesInRuleGroupCommand,
      resources: resources('rulegroup'),
    }),
  };
}

/** What is called of WAF Classic, in a Region and for distributions. */
export const classicOperations = {
  regional: operationsOf('waf-regional', WAFRegionalClient),
  global: operationsOf('waf', WAFClient),
};
