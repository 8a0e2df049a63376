import {
  GetIPSetCommand,
  GetRuleGroupCommand,
  GetWebACLCommand,
  ListLoggingConfigurationsCommand,
  ListWebACLsCommand,
  LoggingConfiguration,
  WAFV2Client,
  WebACL,
} from '@aws-sdk/client-wafv2';
import {
  Attribute,
  Attributes,
  AwsReader,
  CollectionError,
  Collector,
  isUnknown,
  operation,
  Operation,
  Resource,
  unknown,
  WafLogging,
  WafProtected,
  WafRule,
  WebAcl,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import {
  attributeOf,
  everyPage,
  inScope,
  oneOf,
  redactTags,
  required,
} from '../../fields';
import { getTaggedResources, tagsOf } from '../../tagging';
import { parseFirewallManagerGroups, parseRules } from './rules';
import {
  referencesOf,
  referredWebAcls,
  WafReference,
  wafReference,
} from './references';

const client = WAFV2Client;

const getWebAcl = operation({
  id: 'wafv2:GetWebACL',
  client,
  command: GetWebACLCommand,
  resources: ['arn:{partition}:wafv2:*:*:*/webacl/*/*'],
  // A stage keeps the ARN of a web ACL that is gone for a moment.
  absent: ['WAFNonexistentItemException'],
});

const listWebAcls = operation({
  id: 'wafv2:ListWebACLs',
  client,
  command: ListWebACLsCommand,
  probe: { Scope: 'REGIONAL', Limit: 1 },
});

const listLoggingConfigurations = operation({
  id: 'wafv2:ListLoggingConfigurations',
  client,
  command: ListLoggingConfigurationsCommand,
  probe: { Scope: 'REGIONAL', Limit: 1 },
});

const getRuleGroup = operation({
  id: 'wafv2:GetRuleGroup',
  client,
  command: GetRuleGroupCommand,
  resources: ['arn:{partition}:wafv2:*:*:*/rulegroup/*/*'],
});

const getIpSet = operation({
  id: 'wafv2:GetIPSet',
  client,
  command: GetIPSetCommand,
  resources: ['arn:{partition}:wafv2:*:*:*/ipset/*/*'],
});

/**
 * The web ACLs of Regions with something that may have one, and of other accounts that something refers to, with the rule
 * groups and address sets of their rules.
 */
export const wafCollector: Collector = {
  id: 'waf',
  scope: 'regional',
  follows: [
    'AWS::ApiGateway::Stage',
    'AWS::AppSync::GraphQLApi',
    'AWS::Cognito::UserPool',
    'AWS::CloudFront::Distribution',
  ],
  operations: {
    listWebAcls,
    getWebAcl,
    listLoggingConfigurations,
    getRuleGroup,
    getIpSet,
    getTaggedResources,
  },
  listings: [
    {
      id: 'web-acls',
      resourceTypes: [
        'AWS::WAFv2::WebACL',
        'AWS::WAFv2::RuleGroup',
        'AWS::WAFv2::IPSet',
      ],
      async page(aws, _token, inventory) {
        const { protectedBy, scopes } = await referredWebAcls(aws, inventory);
        const listed = await aws.all(scopes, scope => arnsIn(aws, scope));
        const arns = [...new Set([...protectedBy.keys(), ...listed.flat()])];
        const acls = (
          await aws.all(arns.sort(), arn =>
            webAcl(
              aws,
              referenceTo(arn, listWebAcls),
              protectedBy.get(arn) ?? [],
            ),
          )
        ).flatMap(acl => acl ?? []);
        const [tags] = await Promise.all([
          tagsOf(
            aws,
            acls.map(({ arn }) => arn),
          ),
          addLogging(aws, acls),
        ]);
        for (const acl of acls) acl.tags = tags(acl.arn);
        const groups = await aws.all(
          referencesOf(rulesOf(acls), 'group'),
          arn => ruleGroup(aws, arn),
        );
        const sets = await aws.all(
          referencesOf([...rulesOf(acls), ...rulesOf(groups)], 'ip-set'),
          arn => ipSet(aws, arn),
        );
        const untold = [...acls, ...groups].find(unreadRules);
        return {
          resources: [...acls, ...groups, ...sets],
          // What only rules that could not be read refer to is not listed.
          unconfirmed: untold && unreadRules(untold),
        };
      },
    },
  ],
};

/** ARNs of all web ACLs of the account in a scope. */
function arnsIn(
  aws: AwsReader,
  Scope: WafReference['scope'],
): Promise<string[]> {
  return everyPage(
    listWebAcls,
    NextMarker => aws.call(listWebAcls, { Scope, Limit: 100, NextMarker }),
    output => ({
      items: required(output.WebACLs, 'WebACLs', listWebAcls).map(({ ARN }) =>
        required(ARN, 'WebACLs.ARN', listWebAcls),
      ),
      // AWS WAF sends a marker with the last page, too.
      next: output.WebACLs?.length ? output.NextMarker : undefined,
    }),
  );
}

interface Ruled {
  attributes: { rules: Attribute<WafRule[]> };
}

function rulesOf(holders: Ruled[]): WafRule[] {
  return holders.flatMap(({ attributes: { rules } }) =>
    isUnknown(rules) ? [] : rules,
  );
}

/** Why rules could not be read. Those of another account are never, and are no reason to doubt the rest. */
function unreadRules({
  attributes: { rules },
}: Ruled): UnknownReason | undefined {
  if (!isUnknown(rules)) return undefined;
  const { $unknown: reason } = rules;
  return reason.errorClass === 'not-read' ? undefined : reason;
}

/** What the owner alone may read isn't asked for. */
function ofAnotherAccount(
  aws: AwsReader,
  { accountId }: WafReference,
  from: Operation,
) {
  return accountId === aws.accountId
    ? undefined
    : unknown('not-read', from.id, `it belongs to the account ${accountId}`);
}

type Read = Omit<Attributes<WebAcl>, 'protects' | 'logging'>;

/** Undefined for one that is gone. */
async function webAcl(
  aws: AwsReader,
  reference: WafReference,
  protects: WafProtected[],
): Promise<Resource<'AWS::WAFv2::WebACL'> | undefined> {
  const { arn, name, id, scope } = reference;
  const read =
    ofAnotherAccount(aws, reference, getWebAcl) ??
    (await aws.read<any, { WebACL?: WebACL }, Read | null>(
      getWebAcl,
      { Name: name, Id: id, Scope: scope },
      output => parse(required(output.WebACL, 'WebACL', getWebAcl), protects),
      null,
    ));
  if (read === null) return undefined;
  const attributes = isUnknown(read)
    ? { rules: read, defaultAction: read, bodyLimits: read }
    : read;
  return {
    type: 'AWS::WAFv2::WebACL',
    arn,
    name,
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      ...attributes,
      protects,
      logging: unknown('not-read', listLoggingConfigurations.id),
    },
  };
}

function parse(acl: WebACL, protects: WafProtected[]): Read {
  const { DefaultAction: standard } = acl;
  return {
    rules: [
      ...parseFirewallManagerGroups(
        acl.PreProcessFirewallManagerRuleGroups,
        getWebAcl,
      ),
      ...parseRules(acl.Rules ?? [], getWebAcl),
      ...parseFirewallManagerGroups(
        acl.PostProcessFirewallManagerRuleGroups,
        getWebAcl,
      ),
    ],
    defaultAction: standard?.Block
      ? 'block'
      : (required(standard?.Allow, 'DefaultAction', getWebAcl), 'allow'),
    bodyLimits: Object.fromEntries(
      protects.map(kind => [kind, bodyLimit(acl, kind)]),
    ),
  };
}

/** AWS WAF guide, "Considerations for managing body inspection": AppSync is fixed, the others may be raised. */
function bodyLimit(
  { AssociationConfig: config }: WebACL,
  kind: WafProtected,
): number {
  if (kind === 'APPSYNC') return 8192;
  const keys = {
    API_GATEWAY: 'API_GATEWAY',
    COGNITO: 'COGNITO_USER_POOL',
    CLOUDFRONT: 'CLOUDFRONT',
  } as const;
  const set = config?.RequestBody?.[keys[kind]]?.DefaultSizeInspectionLimit;
  const kilobytes = Number(/^KB_(\d+)$/.exec(set ?? 'KB_16')?.[1]);
  return (
    required(kilobytes || undefined, 'DefaultSizeInspectionLimit', getWebAcl) *
    1024
  );
}

/** One listing per scope names the logs of all web ACLs; one that it leaves out has none. */
async function addLogging(
  aws: AwsReader,
  acls: Resource<'AWS::WAFv2::WebACL'>[],
): Promise<void> {
  for (const Scope of ['REGIONAL', 'CLOUDFRONT'] as const) {
    const own = acls.filter(
      ({ arn }) =>
        wafReference(arn)!.scope === Scope &&
        wafReference(arn)!.accountId === aws.accountId,
    );
    if (own.length === 0) continue;
    const found = await attributeOf(() =>
      everyPage(
        listLoggingConfigurations,
        NextMarker =>
          aws.call(listLoggingConfigurations, {
            Scope,
            Limit: 100,
            NextMarker,
          }),
        output => ({
          items: required(
            output.LoggingConfigurations,
            'LoggingConfigurations',
            listLoggingConfigurations,
          ),
          next: output.NextMarker,
        }),
      ),
    );
    for (const acl of own) {
      acl.attributes.logging = isUnknown(found)
        ? found
        : await attributeOf(async () => {
            const one = found.find(
              ({ ResourceArn }) => ResourceArn === acl.arn,
            );
            return one ? loggingOf(one) : null;
          });
    }
  }
}

const behaviors = ['KEEP', 'DROP'] as const;

function loggingOf({
  LogDestinationConfigs,
  LoggingFilter: filter,
}: LoggingConfiguration): WafLogging {
  const from = listLoggingConfigurations;
  return {
    destinations: required(
      LogDestinationConfigs,
      'LogDestinationConfigs',
      from,
    ),
    defaultBehavior: oneOf(
      filter?.DefaultBehavior ?? 'KEEP',
      behaviors,
      'LoggingFilter.DefaultBehavior',
      from,
    ),
    filters: (filter?.Filters ?? []).map(
      ({ Behavior, Requirement, Conditions = [] }) => ({
        behavior: oneOf(Behavior, behaviors, 'Filters.Behavior', from),
        requirement: oneOf(
          Requirement,
          ['MEETS_ALL', 'MEETS_ANY'],
          'Filters.Requirement',
          from,
        ),
        actions: Conditions.flatMap(
          ({ ActionCondition }) => ActionCondition?.Action ?? [],
        ),
        labels: Conditions.filter(one => one.LabelNameCondition).length,
      }),
    ),
  };
}

async function ruleGroup(
  aws: AwsReader,
  arn: string,
): Promise<Resource<'AWS::WAFv2::RuleGroup'>> {
  const reference = referenceTo(arn, getWebAcl);
  const { name, id, scope } = reference;
  return {
    type: 'AWS::WAFv2::RuleGroup',
    arn,
    name,
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      rules:
        ofAnotherAccount(aws, reference, getRuleGroup) ??
        (await aws.read(
          getRuleGroup,
          { Name: name, Id: id, Scope: scope },
          ({ RuleGroup }) =>
            parseRules(
              required(RuleGroup, 'RuleGroup', getRuleGroup).Rules ?? [],
              getRuleGroup,
            ),
        )),
    },
  };
}

async function ipSet(
  aws: AwsReader,
  arn: string,
): Promise<Resource<'AWS::WAFv2::IPSet'>> {
  const reference = referenceTo(arn, getWebAcl);
  const { name, id, scope } = reference;
  return {
    type: 'AWS::WAFv2::IPSet',
    arn,
    name,
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      addresses:
        ofAnotherAccount(aws, reference, getIpSet) ??
        (await aws.read(
          getIpSet,
          { Name: name, Id: id, Scope: scope },
          ({ IPSet }) =>
            required(IPSet?.Addresses, 'IPSet.Addresses', getIpSet),
        )),
    },
  };
}

function referenceTo(arn: string, from: Operation): WafReference {
  const reference = wafReference(arn);
  if (reference) return reference;
  throw new CollectionError({
    errorClass: 'malformed',
    operation: from.id,
    message: 'a rule refers to something that is no part of AWS WAF',
  });
}
