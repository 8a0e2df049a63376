import {
  ConfigServiceClient,
  DescribeConfigurationAggregatorSourcesStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  SelectAggregateResourceConfigCommand,
} from '@aws-sdk/client-config-service';
import { operation } from 'backstage-plugin-serverless-posture-node';

export const describeSourcesStatus = operation({
  id: 'config:DescribeConfigurationAggregatorSourcesStatus',
  client: ConfigServiceClient,
  command: DescribeConfigurationAggregatorSourcesStatusCommand,
});

export const selectAggregate = operation({
  id: 'config:SelectAggregateResourceConfig',
  client: ConfigServiceClient,
  command: SelectAggregateResourceConfigCommand,
});

export const describeRecorders = operation({
  id: 'config:DescribeConfigurationRecorders',
  client: ConfigServiceClient,
  command: DescribeConfigurationRecordersCommand,
  probe: {},
});

export const describeRecorderStatus = operation({
  id: 'config:DescribeConfigurationRecorderStatus',
  client: ConfigServiceClient,
  command: DescribeConfigurationRecorderStatusCommand,
  probe: {},
});

/** What is read of AWS Config instead of the services themselves. */
export const recordedOperations = {
  /** In the account of the aggregator. */
  aggregator: { describeSourcesStatus, selectAggregate },
  /** In every account. */
  member: { describeRecorders, describeRecorderStatus },
};
