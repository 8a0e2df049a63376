import { ActivatedRule, WebACL } from '@aws-sdk/client-waf';
import {
  AwsReader,
  ClassicWafRule,
  Collector,
  isUnknown,
  Operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, everyPage, inScope, oneOf, required } from '../../fields';
import { getTaggedResources, tagsOf } from '../../tagging';
import { classicOperations } from './operations';
import { ClassicReference, referredClassicAcls } from './references';

const { regional, global } = classicOperations;

/**
 * Web ACLs of WAF Classic that REST stages or distributions still refer to. AWS has ended the service, so that most
 * organizations have none and nothing is called.
 */
export const wafClassicCollector: Collector = {
  id: 'waf-classic',
  scope: 'regional',
  follows: ['AWS::ApiGateway::Stage', 'AWS::CloudFront::Distribution'],
  operations: {
    getTaggedResources,
    getWebAcl: regional.getWebAcl,
    getLoggingConfiguration: regional.getLoggingConfiguration,
    getRule: regional.getRule,
    listActivatedRules: regional.listActivatedRules,
    getGlobalWebAcl: global.getWebAcl,
    getGlobalLoggingConfiguration: global.getLoggingConfiguration,
    getGlobalRule: global.getRule,
    listGlobalActivatedRules: global.listActivatedRules,
  },
  listings: [
    {
      id: 'classic-web-acls',
      resourceTypes: ['AWS::WAFRegional::WebACL'],
      async page(aws, _token, inventory) {
        const referred = await referredClassicAcls(aws, inventory);
        const acls = (
          await aws.all(referred, reference => webAcl(aws, reference))
        ).flatMap(acl => acl ?? []);
        const tags = await tagsOf(
          aws,
          acls.map(({ arn }) => arn),
        );
        return {
          resources: acls.map(acl => ({ ...acl, tags: tags(acl.arn) })),
        };
      },
    },
  ],
};

/** Undefined for one that is gone. */
async function webAcl(
  aws: AwsReader,
  { arn, id, scope }: ClassicReference,
): Promise<Resource<'AWS::WAFRegional::WebACL'> | undefined> {
  const { getWebAcl, getLoggingConfiguration } = classicOperations[scope];
  const [acl, logDestinations] = await Promise.all([
    aws.read<any, { WebACL?: WebACL }, WebACL | null>(
      getWebAcl,
      { WebACLId: id },
      output => required(output.WebACL, 'WebACL', getWebAcl),
      null,
    ),
    aws.read(
      getLoggingConfiguration,
      { ResourceArn: arn },
      ({ LoggingConfiguration: logging }) =>
        required(
          logging?.LogDestinationConfigs,
          'LoggingConfiguration.LogDestinationConfigs',
          getLoggingConfiguration,
        ),
      [],
    ),
  ]);
  if (acl === null) return undefined;
  const isRead = !isUnknown(acl);
  return {
    type: 'AWS::WAFRegional::WebACL',
    arn,
    name: (isRead && acl.Name) || id,
    ...inScope(aws),
    tags: {},
    attributes: {
      rules: isRead
        ? await attributeOf(() =>
            rulesOf(aws, scope, required(acl.Rules, 'WebACL.Rules', getWebAcl)),
          )
        : acl,
      logDestinations,
    },
  };
}

const kinds = ['REGULAR', 'RATE_BASED', 'GROUP'] as const;

/** Rules with how much each holds, and those of groups behind their group. */
async function rulesOf(
  aws: AwsReader,
  scope: ClassicReference['scope'],
  activated: readonly ActivatedRule[],
): Promise<ClassicWafRule[]> {
  const { getWebAcl, getRule } = classicOperations[scope];
  const rules = await aws.all(
    activated,
    async (rule): Promise<ClassicWafRule[]> => {
      const id = required(rule.RuleId, 'RuleId', getWebAcl);
      const kind = oneOf(
        rule.Type ?? 'REGULAR',
        kinds,
        'Rules.Type',
        getWebAcl,
      );
      if (kind === 'RATE_BASED') return [{ id, kind, holds: null }];
      if (kind === 'GROUP') {
        const inside = await rulesOfGroup(aws, scope, id);
        return [
          { id, kind, holds: inside.length },
          ...(await rulesOf(aws, scope, inside)),
        ];
      }
      const { Rule: read } = await aws.call(getRule, { RuleId: id });
      const { length } = required(read?.Predicates, 'Rule.Predicates', getRule);
      return [{ id, kind, holds: length }];
    },
  );
  return rules.flat();
}

function rulesOfGroup(
  aws: AwsReader,
  scope: ClassicReference['scope'],
  RuleGroupId: string,
): Promise<ActivatedRule[]> {
  const { listActivatedRules } = classicOperations[scope];
  return everyPage(
    listActivatedRules as Operation<any, any>,
    NextMarker =>
      aws.call(listActivatedRules, { RuleGroupId, Limit: 100, NextMarker }),
    ({ ActivatedRules, NextMarker }) => ({
      items: required(ActivatedRules, 'ActivatedRules', listActivatedRules),
      next: NextMarker,
    }),
  );
}
