import {
  EventBridgeClient,
  EventBus,
  ListEndpointsCommand,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  Rule,
  Target,
} from '@aws-sdk/client-eventbridge';
import {
  Attribute,
  AwsReader,
  Collector,
  EventTarget,
  Listing,
  operation,
  Page,
  Resource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  attributeOf,
  everyPage,
  inScope,
  oneOf,
  redactTags,
  required,
} from '../../fields';
import { policyText } from '../../policies';
import { getTaggedResources, tagsOf } from '../../tagging';
import { children, mergePages } from '../children';
import { parsePattern } from './pattern';

const listEventBuses = operation({
  id: 'events:ListEventBuses',
  client: EventBridgeClient,
  command: ListEventBusesCommand,
  probe: { Limit: 1 },
});

const listRules = operation({
  id: 'events:ListRules',
  client: EventBridgeClient,
  command: ListRulesCommand,
  probe: { Limit: 1 },
});

const listTargetsByRule = operation({
  id: 'events:ListTargetsByRule',
  client: EventBridgeClient,
  command: ListTargetsByRuleCommand,
  resources: ['arn:{partition}:events:*:*:rule/*'],
});

const listEndpoints = operation({
  id: 'events:ListEndpoints',
  client: EventBridgeClient,
  command: ListEndpointsCommand,
  probe: { MaxResults: 1 },
});

/** The most that EventBridge gives at once. */
const PAGE = 100;

/** Buses, and their rules where these are to be read. */
function eventBuses(withRules: boolean): Listing {
  return {
    id: 'event-buses',
    resourceTypes: [
      'AWS::Events::EventBus',
      ...(withRules ? (['AWS::Events::Rule'] as const) : []),
    ],
    async page(aws, NextToken) {
      const output = await aws.call(listEventBuses, { Limit: PAGE, NextToken });
      const listed = required(output.EventBuses, 'EventBuses', listEventBuses);
      const tags = await tagsOf(
        aws,
        // Nobody makes the default bus, so that a Region without other buses costs no call.
        listed.map(({ Arn }) => Arn!).filter(arn => !isDefault(arn)),
      );
      const buses = listed.map(bus => eventBus(aws, bus));
      for (const bus of buses) bus.tags = tags(bus.arn);
      const rules = withRules
        ? await aws.all(buses, bus =>
            children(bus, 'AWS::Events::Rule', () => rulesOf(aws, bus)),
          )
        : [];
      return mergePages([{ resources: buses }, ...rules], output.NextToken);
    },
  };
}

const endpoints: Listing = {
  id: 'endpoints',
  resourceTypes: ['AWS::Events::Endpoint'],
  async page(aws, NextToken): Promise<Page> {
    const output = await aws.call(listEndpoints, {
      MaxResults: PAGE,
      NextToken,
    });
    const listed = required(output.Endpoints, 'Endpoints', listEndpoints);
    return {
      resources: listed.map(endpoint => ({
        type: 'AWS::Events::Endpoint',
        arn: required(endpoint.Arn, 'Arn', listEndpoints),
        name: required(endpoint.Name, 'Name', listEndpoints),
        ...inScope(aws),
        tags: redactTags(),
        attributes: {
          // Replication is on unless it was switched off (EventBridge API reference, "ReplicationConfig").
          replication: oneOf<'ENABLED' | 'DISABLED'>(
            endpoint.ReplicationConfig?.State ?? 'ENABLED',
            ['ENABLED', 'DISABLED'],
            'ReplicationConfig.State',
            listEndpoints,
          ),
        },
      })),
      next: output.NextToken || undefined,
    };
  },
};

/** Buses and global endpoints, with the rules where a control reads them. */
export function eventBridgeCollector(needed?: ReadonlySet<string>): Collector {
  const withRules = needed?.has('AWS::Events::Rule') ?? true;
  return {
    id: 'eventbridge',
    scope: 'regional',
    everywhere: [{ type: 'AWS::Events::EventBus', name: 'default' }],
    operations: {
      listEventBuses,
      getTaggedResources,
      listEndpoints,
      ...(withRules ? { listRules, listTargetsByRule } : {}),
    },
    listings: [eventBuses(withRules), endpoints],
  };
}

function isDefault(arn: string): boolean {
  return arn.endsWith(':event-bus/default');
}

function eventBus(
  aws: AwsReader,
  { Arn, Name, Policy }: EventBus,
): Resource<'AWS::Events::EventBus'> {
  const arn = required(Arn, 'Arn', listEventBuses);
  return {
    type: 'AWS::Events::EventBus',
    arn,
    name: required(Name, 'Name', listEventBuses),
    ...inScope(aws),
    tags: {},
    attributes: {
      policy: Policy ? policyText(Policy, listEventBuses.id) : null,
      isDefault: isDefault(arn),
    },
  };
}

async function rulesOf(
  aws: AwsReader,
  bus: Resource<'AWS::Events::EventBus'>,
): Promise<Resource<'AWS::Events::Rule'>[]> {
  const rules = await everyPage(
    listRules,
    NextToken =>
      aws.call(listRules, { EventBusName: bus.name, Limit: PAGE, NextToken }),
    output => ({
      items: required(output.Rules, 'Rules', listRules),
      next: output.NextToken,
    }),
  );
  return aws.all(rules, rule => eventRule(aws, bus, rule));
}

async function eventRule(
  aws: AwsReader,
  bus: Resource<'AWS::Events::EventBus'>,
  rule: Rule,
): Promise<Resource<'AWS::Events::Rule'>> {
  const name = required(rule.Name, 'Name', listRules);
  const isEnabled = /^ENABLED/.test(required(rule.State, 'State', listRules));
  return {
    type: 'AWS::Events::Rule',
    arn: required(rule.Arn, 'Arn', listRules),
    name,
    parentArn: bus.arn,
    ...inScope(aws),
    tags: bus.tags,
    attributes: {
      bus: bus.name,
      isEnabled,
      managedBy: rule.ManagedBy ?? null,
      ...patternOf(rule.EventPattern),
      targets:
        isEnabled && !rule.ManagedBy
          ? await targetsOf(aws, bus.name, name)
          : unknown(
              'not-read',
              listTargetsByRule.id,
              'the rule is disabled or belongs to a service',
            ),
    },
  };
}

function patternOf(
  text: string | undefined,
): Pick<
  Resource<'AWS::Events::Rule'>['attributes'],
  'sources' | 'detailTypes'
> {
  if (!text) return { sources: null, detailTypes: null };
  try {
    return parsePattern(text);
  } catch {
    const malformed = unknown(
      'malformed',
      listRules.id,
      'EventPattern is no event pattern',
    );
    return { sources: malformed, detailTypes: malformed };
  }
}

function targetsOf(
  aws: AwsReader,
  EventBusName: string,
  name: string,
): Promise<Attribute<EventTarget[]>> {
  return attributeOf(async () => {
    const targets = await everyPage(
      listTargetsByRule,
      NextToken =>
        aws.call(listTargetsByRule, {
          Rule: name,
          EventBusName,
          Limit: PAGE,
          NextToken,
        }),
      output => ({
        items: required(output.Targets, 'Targets', listTargetsByRule),
        next: output.NextToken,
      }),
    );
    // Inputs and headers of targets may hold secrets, and stay behind.
    return targets.map(({ Id, Arn, RoleArn }: Target) => ({
      id: required(Id, 'Id', listTargetsByRule),
      arn: required(Arn, 'Arn', listTargetsByRule),
      roleArn: RoleArn ?? null,
    }));
  });
}
