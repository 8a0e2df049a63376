import type {
  DescribeAffectedEntitiesRequest,
  DescribeEventsRequest,
} from '@aws-sdk/client-health';
import type { ListProtectionsRequest } from '@aws-sdk/client-shield';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

/** AWS Account Management. */
export const account: Handlers = {
  GetAlternateContact(_input: object, { account: { things } }: Call) {
    const [EmailAddress] = thingsOf({ things }, 'securityContacts');
    if (!EmailAddress) {
      throw new AwsError(
        'ResourceNotFoundException',
        'No contact of the inputted alternate contact type found.',
        404,
      );
    }
    return {
      AlternateContact: {
        AlternateContactType: 'SECURITY',
        EmailAddress,
        Name: 'Security',
        PhoneNumber: '+1 555 0100',
        Title: 'Security team',
      },
    };
  },
};

function requirePlan({ account: { things } }: Call): void {
  if (thingsOf({ things }, 'supportPlans').length > 0) return;
  throw new AwsError(
    'SubscriptionRequiredException',
    'AWS Premium Support Subscription is required to use this service.',
  );
}

/** AWS Health. */
export const health: Handlers = {
  DescribeEvents(input: DescribeEventsRequest, call: Call) {
    requirePlan(call);
    const wants = (values: readonly string[] | undefined, value?: string) =>
      !values || values.includes(`${value}`);
    const { filter = {} } = input;
    const found = thingsOf(call.account, 'healthEvents').filter(
      ({ event }) =>
        wants(filter.services, event.service) &&
        wants(filter.eventStatusCodes, event.statusCode) &&
        wants(filter.eventTypeCategories, event.eventTypeCategory),
    );
    const invalid = 'InvalidPaginationToken';
    const { items, next } = page(found, call, {
      token: input.nextToken,
      limit: limitOf(input.maxResults, {
        standard: 100,
        maximum: 100,
        invalid,
      }),
      invalid,
    });
    return { events: items.map(({ event }) => event), nextToken: next };
  },

  DescribeAffectedEntities(input: DescribeAffectedEntitiesRequest, call: Call) {
    requirePlan(call);
    const arns = input.filter?.eventArns ?? [];
    const found = thingsOf(call.account, 'healthEvents').flatMap(
      ({ event, entities }) =>
        arns.includes(event.arn)
          ? entities.map(entity => ({ ...entity, eventArn: event.arn }))
          : [],
    );
    const invalid = 'InvalidPaginationToken';
    const { items, next } = page(found, call, {
      token: input.nextToken,
      limit: limitOf(input.maxResults, {
        standard: 100,
        maximum: 100,
        invalid,
      }),
      invalid,
    });
    return { entities: items, nextToken: next };
  },
};

function subscriptionOf({ account: { things } }: Call) {
  const [found] = thingsOf({ things }, 'shieldSubscriptions');
  if (!found) {
    throw new AwsError(
      'ResourceNotFoundException',
      'The subscription does not exist.',
    );
  }
  return found;
}

/** AWS Shield Advanced. */
export const shield: Handlers = {
  DescribeSubscription: (_input: object, call: Call) => ({
    Subscription: subscriptionOf(call).subscription,
  }),

  ListProtections(input: ListProtectionsRequest, call: Call) {
    const invalid = 'InvalidPaginationTokenException';
    const { items, next } = page(subscriptionOf(call).protected, call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, {
        standard: 20,
        maximum: 10_000,
        invalid,
      }),
      invalid,
    });
    return {
      Protections: items.map((ResourceArn, i) => ({
        Id: `protection-${i}`,
        Name: `protection-${i}`,
        ResourceArn,
      })),
      NextToken: next,
    };
  },
};

/** AWS X-Ray. */
export const xray: Handlers = {
  GetEncryptionConfig(_input: object, { cell }: Call) {
    const [found = { Type: 'NONE', Status: 'ACTIVE' }] = thingsOf(
      cell,
      'traceEncryption',
    );
    return { EncryptionConfig: found };
  },
};
