import type {
  EventBus,
  ListEndpointsRequest,
  ListEventBusesRequest,
  ListRulesRequest,
  ListTargetsByRuleRequest,
} from '@aws-sdk/client-eventbridge';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'ValidationException';
const limits = { standard: 100, maximum: 100, invalid };

/** Buses of a Region; the first is always there. */
function busesOf({ cell, region, accountId }: Call): EventBus[] {
  return [
    {
      Name: 'default',
      Arn: `arn:aws:events:${region}:${accountId}:event-bus/default`,
    },
    ...thingsOf(cell, 'eventBuses').map(({ bus }) => bus),
  ];
}

function requireBus(name: string, call: Call): void {
  if (busesOf(call).some(({ Name }) => Name === name)) return;
  throw new AwsError(
    'ResourceNotFoundException',
    `Event bus ${name} does not exist.`,
  );
}

function rulesOf(call: Call, bus = 'default') {
  requireBus(bus, call);
  return thingsOf(call.cell, 'eventRules').filter(
    ({ rule }) => rule.EventBusName === bus,
  );
}

/** Amazon EventBridge. */
export const eventBridge: Handlers = {
  ListEventBuses(input: ListEventBusesRequest, call: Call) {
    const { items, next } = page(busesOf(call), call, {
      token: input.NextToken,
      limit: limitOf(input.Limit, limits),
      invalid,
    });
    return { EventBuses: items, NextToken: next };
  },

  ListRules(input: ListRulesRequest, call: Call) {
    const { items, next } = page(rulesOf(call, input.EventBusName), call, {
      token: input.NextToken,
      limit: limitOf(input.Limit, limits),
      invalid,
    });
    return { Rules: items.map(({ rule }) => rule), NextToken: next };
  },

  ListTargetsByRule(input: ListTargetsByRuleRequest, call: Call) {
    const found = rulesOf(call, input.EventBusName).find(
      ({ rule }) => rule.Name === input.Rule,
    );
    if (!found) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Rule ${input.Rule} does not exist on EventBus ${
          input.EventBusName ?? 'default'
        }.`,
      );
    }
    const { items, next } = page(found.targets, call, {
      token: input.NextToken,
      limit: limitOf(input.Limit, limits),
      invalid,
    });
    return { Targets: items, NextToken: next };
  },

  ListEndpoints(input: ListEndpointsRequest, call: Call) {
    const { items, next } = page(thingsOf(call.cell, 'eventEndpoints'), call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, limits),
      invalid,
    });
    return { Endpoints: items, NextToken: next };
  },
};
