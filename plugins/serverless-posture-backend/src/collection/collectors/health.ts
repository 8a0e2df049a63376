import {
  DescribeAffectedEntitiesCommand,
  DescribeEventsCommand,
  DescribeEventsCommandOutput,
  Event,
  HealthClient,
} from '@aws-sdk/client-health';
import {
  Attribute,
  AwsReader,
  Collector,
  HealthLifecycleEvents,
  isUnknown,
  operation,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { chunk } from 'lodash';
import { accountFact } from '../facts';
import { attributeOf, everyPage, oneOf, required } from '../fields';
import { serverlessTypes } from '../serverlessTypes';

const describeEvents = operation({
  id: 'health:DescribeEvents',
  client: HealthClient,
  command: DescribeEventsCommand,
  // What accounts without a Business or Enterprise support plan are told: nothing is wrong with the role.
  absent: ['SubscriptionRequiredException'],
  probe: { maxResults: 10 },
});

const describeAffectedEntities = operation({
  id: 'health:DescribeAffectedEntities',
  client: HealthClient,
  command: DescribeAffectedEntitiesCommand,
});

/** What functions and APIs are made of, as AWS Health names services. */
const SERVICES = [
  'LAMBDA',
  'APIGATEWAY',
  'APPSYNC',
  'STATES',
  'EVENTS',
  'COGNITO',
  'DYNAMODB',
  'SQS',
  'SNS',
  'CLOUDFRONT',
];

const FILTER = {
  services: SERVICES,
  eventTypeCategories: ['scheduledChange' as const],
  eventStatusCodes: ['open' as const, 'upcoming' as const],
};

/** The most events that one call takes. */
const EVENTS_AT_ONCE = 10;

/** Open changes that AWS announces for functions, APIs and what they are made of. */
export const healthCollector: Collector = {
  id: 'health',
  scope: 'global',
  follows: serverlessTypes,
  operations: { describeEvents, describeAffectedEntities },
  listings: [
    {
      id: 'events',
      resourceTypes: ['AWS::Health::Event'],
      page: async aws => ({
        resources: [
          accountFact(
            'AWS::Health::Event',
            aws,
            { service: 'health', path: 'event/*', name: 'Health events' },
            { events: await eventsIfSupported(aws) },
          ),
        ],
      }),
    },
  ],
};

async function eventsIfSupported(
  aws: AwsReader,
): Promise<Attribute<HealthLifecycleEvents['events']>> {
  const supported = await aws.read(
    describeEvents,
    { filter: FILTER, maxResults: 100 },
    output => output as DescribeEventsCommandOutput | null,
    null,
  );
  if (isUnknown(supported)) return supported;
  if (!supported) {
    return unknown(
      'unsupported',
      describeEvents.id,
      'AWS Health answers accounts with a Business or Enterprise support plan only',
    );
  }
  return attributeOf(() => eventsOf(aws, supported));
}

async function eventsOf(
  aws: AwsReader,
  first: DescribeEventsCommandOutput,
): Promise<HealthLifecycleEvents['events']> {
  const events = await everyPage(
    describeEvents,
    async nextToken =>
      nextToken
        ? aws.call(describeEvents, {
            filter: FILTER,
            maxResults: 100,
            nextToken,
          })
        : first,
    output => ({
      items: required(output.events, 'events', describeEvents),
      next: output.nextToken,
    }),
  );
  const entities = await aws.all(
    chunk(
      events.map(({ arn }) => required(arn, 'arn', describeEvents)),
      EVENTS_AT_ONCE,
    ),
    eventArns => entitiesOf(aws, eventArns),
  );
  return events.map(event => eventOf(event, entities.flat()));
}

function entitiesOf(aws: AwsReader, eventArns: string[]) {
  return everyPage(
    describeAffectedEntities,
    nextToken =>
      aws.call(describeAffectedEntities, {
        filter: { eventArns },
        maxResults: 100,
        nextToken,
      }),
    output => ({
      items: required(output.entities, 'entities', describeAffectedEntities),
      next: output.nextToken,
    }),
  );
}

function eventOf(
  event: Event,
  entities: Awaited<ReturnType<typeof entitiesOf>>,
): HealthLifecycleEvents['events'][number] {
  const arn = required(event.arn, 'arn', describeEvents);
  return {
    arn,
    service: required(event.service, 'service', describeEvents),
    typeCode: required(event.eventTypeCode, 'eventTypeCode', describeEvents),
    status: oneOf<'open' | 'upcoming'>(
      event.statusCode,
      ['open', 'upcoming'],
      'statusCode',
      describeEvents,
    ),
    startTime: event.startTime?.toISOString() ?? null,
    entities: entities
      .filter(
        ({ eventArn, statusCode }) =>
          eventArn === arn &&
          statusCode !== 'RESOLVED' &&
          statusCode !== 'UNIMPAIRED',
      )
      .map(({ entityValue }) =>
        required(entityValue, 'entityValue', describeAffectedEntities),
      ),
  };
}
