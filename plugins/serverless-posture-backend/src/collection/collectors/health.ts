import {
  DescribeAffectedEntitiesCommand,
  DescribeEventsCommand,
  Event,
  HealthClient,
} from '@aws-sdk/client-health';
import {
  AwsReader,
  Collector,
  HealthLifecycleEvents,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { chunk } from 'lodash';
import { accountFact } from '../facts';
import { attributeOf, everyPage, oneOf, required } from '../fields';
import { serverlessTypes } from '../serverlessTypes';

/** Accounts without a Business or Enterprise support plan are told `SubscriptionRequiredException`. */
const describeEvents = operation({
  id: 'health:DescribeEvents',
  client: HealthClient,
  command: DescribeEventsCommand,
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
            { events: await attributeOf(() => eventsOf(aws)) },
          ),
        ],
      }),
    },
  ],
};

async function eventsOf(
  aws: AwsReader,
): Promise<HealthLifecycleEvents['events']> {
  const events = await everyPage(
    describeEvents,
    nextToken =>
      aws.call(describeEvents, {
        filter: {
          services: SERVICES,
          eventTypeCategories: ['scheduledChange'],
          eventStatusCodes: ['open', 'upcoming'],
        },
        maxResults: 100,
        nextToken,
      }),
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
