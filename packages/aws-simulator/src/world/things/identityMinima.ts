import type { CellState } from '../world';
import { Minimum } from './minimum';
import { thingsOf } from './things';

const pagesOf = (items: number, size: number) =>
  Math.max(1, Math.ceil(items / size));

const sumOf = (counts: number[]) => counts.reduce((sum, one) => sum + one, 0);

/** Whether a Region holds functions or APIs: else nobody looks at its user pools. */
const isServerless = (cell: CellState) =>
  cell.functions.length +
    cell.restApis.length +
    cell.httpApis.length +
    thingsOf(cell, 'graphqlApis').length >
  0;

/** A text of a rule anywhere below a value, such as the ARNs of its sets. */
const mentions = (value: unknown, pattern: RegExp): string[] => [
  ...new Set(JSON.stringify(value ?? '').match(pattern) ?? []),
];

/** The least calls for them. */
export const identityMinima: Minimum[] = [
  {
    type: 'AWS::StepFunctions::StateMachine',
    cell(cell) {
      const machines = thingsOf(cell, 'stateMachines');
      const unreadable = machines.filter(({ isUnreadable }) => isUnreadable);
      return {
        'states:ListStateMachines': pagesOf(machines.length, 1000),
        'states:DescribeStateMachine': machines.length + unreadable.length,
        'tag:GetResources': Math.ceil(machines.length / 100),
      };
    },
  },
  {
    type: 'AWS::Events::EventBus',
    cell(cell) {
      const { length } = thingsOf(cell, 'eventBuses');
      return {
        'events:ListEventBuses': pagesOf(length + 1, 100),
        'tag:GetResources': Math.ceil(length / 100),
      };
    },
  },
  {
    type: 'AWS::Events::Rule',
    cell(cell) {
      const rules = thingsOf(cell, 'eventRules');
      const buses = [
        'default',
        ...thingsOf(cell, 'eventBuses').map(({ bus }) => bus.Name),
      ];
      return {
        'events:ListRules': sumOf(
          buses.map(name =>
            pagesOf(
              rules.filter(({ rule }) => rule.EventBusName === name).length,
              100,
            ),
          ),
        ),
        'events:ListTargetsByRule': rules.filter(
          ({ rule }) => rule.State !== 'DISABLED' && !rule.ManagedBy,
        ).length,
      };
    },
  },
  {
    type: 'AWS::Events::Endpoint',
    cell: cell => ({
      'events:ListEndpoints': pagesOf(
        thingsOf(cell, 'eventEndpoints').length,
        100,
      ),
    }),
  },
  {
    type: 'AWS::Cognito::UserPool',
    cell(cell): Record<string, number> {
      if (!isServerless(cell)) return {};
      const { length } = thingsOf(cell, 'userPools');
      return {
        'cognito-idp:ListUserPools': pagesOf(length, 60),
        'cognito-idp:DescribeUserPool': length,
        'cognito-idp:GetUserPoolMfaConfig': length,
        'cognito-idp:DescribeRiskConfiguration': length,
        'cognito-idp:GetLogDeliveryConfiguration': length,
        'wafv2:GetWebACLForResource': length,
      };
    },
  },
  {
    type: 'AWS::Cognito::UserPoolClient',
    cell(cell): Record<string, number> {
      if (!isServerless(cell)) return {};
      const clients = thingsOf(cell, 'userPools').map(pool => pool.clients);
      return {
        'cognito-idp:ListUserPoolClients': sumOf(
          clients.map(({ length }) => pagesOf(length, 60)),
        ),
        'cognito-idp:DescribeUserPoolClient': clients.flat().length,
      };
    },
  },
  {
    type: 'AWS::Cognito::UserPoolIdentityProvider',
    cell(cell): Record<string, number> {
      if (!isServerless(cell)) return {};
      const providers = thingsOf(cell, 'userPools').map(pool => pool.providers);
      return {
        'cognito-idp:ListIdentityProviders': sumOf(
          providers.map(({ length }) => pagesOf(length, 60)),
        ),
        'cognito-idp:DescribeIdentityProvider': providers.flat().length,
      };
    },
  },
  {
    type: 'AWS::Cognito::IdentityPool',
    cell(cell): Record<string, number> {
      if (!isServerless(cell)) return {};
      const { length } = thingsOf(cell, 'identityPools');
      return {
        'cognito-identity:ListIdentityPools': pagesOf(length, 60),
        'cognito-identity:DescribeIdentityPool': length,
        'cognito-identity:GetIdentityPoolRoles': length,
      };
    },
  },
  {
    type: 'AWS::WAFv2::WebACL',
    cell(cell, { account, region }): Record<string, number> {
      const distributions =
        region === 'us-east-1' ? thingsOf(account, 'distributions') : [];
      const regional = [
        ...cell.restApis.flatMap(({ stages }) =>
          stages.map(({ webAclArn }) => webAclArn),
        ),
        ...thingsOf(cell, 'graphqlApis').map(({ api }) => api.wafWebAclArn),
        ...(isServerless(cell)
          ? thingsOf(cell, 'userPools').map(({ webAclArn }) => webAclArn)
          : []),
      ];
      const global = distributions.map(({ summary }) => summary.WebACLId);
      const listed = [
        ...(regional.length > 0 ? ['regional'] : []),
        ...(global.length > 0 ? ['global'] : []),
      ];
      if (listed.length === 0) return {};
      const own = thingsOf(cell, 'webAcls').filter(({ acl }) =>
        listed.some(scope => acl.ARN.includes(`:${scope}/`)),
      );
      const named = new Set([
        ...[...regional, ...global].filter(arn =>
          arn?.startsWith('arn:aws:wafv2:'),
        ),
        ...own.map(({ acl }) => acl.ARN),
      ]);
      const acls = thingsOf(cell, 'webAcls').filter(({ acl }) =>
        named.has(acl.ARN),
      );
      const scopes = new Set(acls.map(({ acl }) => /:global\//.test(acl.ARN)));
      const groups = mentions(acls, /arn:aws:wafv2:[^"]*\/rulegroup\/[^"]*/g);
      const inGroups = thingsOf(cell, 'wafRuleGroups').filter(({ ARN }) =>
        groups.includes(ARN!),
      );
      return {
        'wafv2:ListWebACLs': sumOf(
          listed.map(scope =>
            pagesOf(
              own.filter(({ acl }) => acl.ARN.includes(`:${scope}/`)).length,
              100,
            ),
          ),
        ),
        'wafv2:GetWebACL': named.size,
        'wafv2:ListLoggingConfigurations': scopes.size,
        'wafv2:GetRuleGroup': groups.length,
        'wafv2:GetIPSet': mentions(
          [acls, inGroups],
          /arn:aws:wafv2:[^"]*\/ipset\/[^"]*/g,
        ).length,
        'tag:GetResources': Math.ceil(acls.length / 100),
      };
    },
  },
];
