import type { ListTablesInput } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../protocol/awsError';
import type { SimulatedTable } from '../world/things/data';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf } from './handlers';

function tableOf(text: string, { cell }: Call): SimulatedTable {
  const [, name = text] = /table\/([^/]+)/.exec(text) ?? [];
  const found = thingsOf(cell, 'tables').find(
    ({ table }) => table.TableName === name,
  );
  if (found) return found;
  throw new AwsError(
    'ResourceNotFoundException',
    `Requested resource not found: Table: ${name} not found`,
    400,
  );
}

/** Amazon DynamoDB: tables, never items. */
export const dynamoDb: Handlers = {
  ListTables(input: ListTablesInput, { cell }) {
    const names = thingsOf(cell, 'tables').map(({ table }) => table.TableName);
    const limit = limitOf(input.Limit, {
      standard: 100,
      maximum: 100,
      invalid: 'ValidationException',
    });
    // Pages begin after a name, whether or not there still is such a table.
    const sorted = [...names].sort();
    const rest = sorted.filter(
      name => name > (input.ExclusiveStartTableName ?? ''),
    );
    const items = rest.slice(0, limit);
    return {
      TableNames: items,
      LastEvaluatedTableName:
        rest.length > limit ? items[items.length - 1] : undefined,
    };
  },

  DescribeTable: (input: { TableName: string }, call) => ({
    Table: tableOf(input.TableName, call).table,
  }),

  DescribeContinuousBackups: (input: { TableName: string }, call) => ({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: {
        PointInTimeRecoveryStatus: tableOf(input.TableName, call)
          .pointInTimeRecovery
          ? 'ENABLED'
          : 'DISABLED',
      },
    },
  }),

  GetResourcePolicy({ ResourceArn }: { ResourceArn: string }, call) {
    const { policy, streamPolicy } = tableOf(ResourceArn, call);
    const document = ResourceArn.includes('/stream/') ? streamPolicy : policy;
    if (!document) {
      throw new AwsError(
        'PolicyNotFoundException',
        `Resource-based policy not found for the provided ResourceArn: ${ResourceArn}`,
        400,
      );
    }
    return { Policy: JSON.stringify(document), RevisionId: '1' };
  },
};
