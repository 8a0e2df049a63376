import { PolicyStatement } from '../../identity/policy';
import { lasting } from '../lifetime';
import type { CellDefinition } from '../world';
import type { DataThings } from '../things/data';
import { addThings, DataPlace } from './dataPlace';
import { FOREIGN_ACCOUNT_ID } from './organization';
import type { DemoService } from './services';

/** Stores that few services have. */
interface DataFlow {
  permissions(service: DemoService, accountId: string): PolicyStatement[];
  add(cell: CellDefinition, place: DataPlace): void;
}

const only = (names: string[], { permissions, add }: DataFlow): DataFlow => ({
  permissions: (service, accountId) =>
    names.includes(service.name) ? permissions(service, accountId) : [],
  add: (cell, place) => {
    if (names.includes(place.service.name)) add(cell, place);
  },
});

const allow = (Action: string, Resource: string): PolicyStatement => ({
  Effect: 'Allow',
  Action,
  Resource,
});

const streams = only(['clickstream', 'order-events'], {
  permissions: ({ name }, accountId) => [
    allow('kinesis:PutRecord', `arn:aws:kinesis:*:${accountId}:stream/${name}`),
    allow(
      'firehose:PutRecord',
      `arn:aws:firehose:*:${accountId}:deliverystream/${name}`,
    ),
  ],
  add(cell, { service: { name, team } }) {
    const isEncrypted = name === 'order-events';
    const tags = { service: name, team };
    addThings(
      cell,
      'streams',
      lasting<DataThings['streams']>({
        name,
        encryptionType: isEncrypted ? 'KMS' : 'NONE',
        tags,
      }),
    );
    addThings(
      cell,
      'deliveryStreams',
      lasting<DataThings['deliveryStreams']>({
        name,
        type: 'DirectPut',
        encryptionStatus: isEncrypted ? 'ENABLED' : undefined,
        tags,
      }),
    );
    addThings(
      cell,
      'subscriptionFilters',
      lasting<DataThings['subscriptionFilters']>({
        logGroupName: `/aws/lambda/${name}-${
          isEncrypted ? 'project' : 'collect'
        }`,
        filterName: 'analysis',
        destinationArn: `arn:aws:logs:eu-west-1:${
          isEncrypted ? '158402973645' : FOREIGN_ACCOUNT_ID
        }:destination:analysis`,
      }),
    );
  },
});

const mail = only(['notifications', 'invoicing'], {
  permissions: (_service, accountId) => [
    allow(
      'ses:SendEmail',
      `arn:aws:ses:*:${accountId}:identity/shop.example.com`,
    ),
  ],
  add(cell, { accountId, service: { name, team } }) {
    addThings(
      cell,
      'emailIdentities',
      lasting<DataThings['emailIdentities']>({
        name: 'shop.example.com',
        policies: {
          senders: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal:
                  name === 'notifications'
                    ? '*'
                    : { AWS: `arn:aws:iam::${accountId}:root` },
                Action: 'ses:SendEmail',
                Resource: '*',
              },
            ],
          },
        },
        tags: { service: name, team },
      }),
    );
  },
});

const databases = only(['ledger', 'wallet'], {
  permissions: ({ name }, accountId) => [
    allow(
      'rds-db:connect',
      `arn:aws:rds-db:*:${accountId}:dbuser:db-${name.toUpperCase()}/service`,
    ),
  ],
  add(cell, { accountId, region, service: { name, team } }) {
    const isGood = name === 'ledger';
    const group = `${name}-postgres`;
    addThings(
      cell,
      'databases',
      lasting<DataThings['databases']>({
        DBInstanceIdentifier: name,
        DBInstanceArn: `arn:aws:rds:${region}:${accountId}:db:${name}`,
        DbiResourceId: `db-${name.toUpperCase()}`,
        Engine: 'postgres',
        IAMDatabaseAuthenticationEnabled: isGood,
        DBParameterGroups: [{ DBParameterGroupName: group }],
        ...(isGood
          ? {
              MasterUserSecret: {
                SecretArn: `arn:aws:secretsmanager:${region}:${accountId}:secret:rds!db-${name}-AbCdEf`,
                SecretStatus: 'active',
              },
            }
          : {}),
        TagList: [{ Key: 'team', Value: team }],
      }),
    );
    addThings(
      cell,
      'parameterGroups',
      lasting<DataThings['parameterGroups']>({
        name: group,
        of: 'instance',
        parameters: [
          {
            ParameterName: 'rds.force_ssl',
            ParameterValue: isGood ? '1' : '0',
          },
        ],
      }),
    );
  },
});

/** Streams, mail and databases. */
export const dataFlows: DataFlow[] = [streams, mail, databases];
