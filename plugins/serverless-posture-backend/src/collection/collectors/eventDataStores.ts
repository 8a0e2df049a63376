import {
  CloudTrailClient,
  GetEventDataStoreCommand,
  GetEventDataStoreResponse,
  ListEventDataStoresCommand,
} from '@aws-sdk/client-cloudtrail';
import {
  Attributes,
  AwsReader,
  Collector,
  EventDataStore,
  isUnknown,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, required } from '../fields';
import { advancedSelectors } from './cloudTrail';

const listEventDataStores = operation({
  id: 'cloudtrail:ListEventDataStores',
  client: CloudTrailClient,
  command: ListEventDataStoresCommand,
  probe: {},
});

const getEventDataStore = operation({
  id: 'cloudtrail:GetEventDataStore',
  client: CloudTrailClient,
  command: GetEventDataStoreCommand,
  resources: ['arn:{partition}:cloudtrail:*:*:eventdatastore/*'],
});

/** The event data stores of Regions with functions: beside trails, they may record who calls one. */
export const eventDataStoresCollector: Collector = {
  id: 'event-data-stores',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: { listEventDataStores, getEventDataStore },
  listings: [
    {
      id: 'event-data-stores',
      resourceTypes: ['AWS::CloudTrail::EventDataStore'],
      async page(aws, token) {
        const { EventDataStores, NextToken } = await aws.call(
          listEventDataStores,
          { NextToken: token },
        );
        const stores = required(
          EventDataStores,
          'EventDataStores',
          listEventDataStores,
        );
        return {
          resources: await aws.all(stores, ({ EventDataStoreArn, Name }) => {
            const arn = required(
              EventDataStoreArn,
              'EventDataStoreArn',
              listEventDataStores,
            );
            return store(aws, arn, Name || arn);
          }),
          next: NextToken || undefined,
        };
      },
    },
  ],
};

async function store(
  aws: AwsReader,
  arn: string,
  name: string,
): Promise<Resource<'AWS::CloudTrail::EventDataStore'>> {
  const read = await aws.read<any, GetEventDataStoreResponse, EventDataStore>(
    getEventDataStore,
    { EventDataStore: arn },
    ({ Status, AdvancedEventSelectors }) => ({
      isEnabled: required(Status, 'Status', getEventDataStore) === 'ENABLED',
      selectors: {
        basic: [],
        advanced: advancedSelectors(AdvancedEventSelectors, getEventDataStore),
      },
    }),
  );
  const attributes: Attributes<EventDataStore> = isUnknown(read)
    ? { isEnabled: read, selectors: read }
    : read;
  return {
    type: 'AWS::CloudTrail::EventDataStore',
    arn,
    name,
    ...inScope(aws),
    tags: {},
    attributes,
  };
}
