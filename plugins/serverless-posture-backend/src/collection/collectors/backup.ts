import {
  BackupClient,
  ListProtectedResourcesCommand,
} from '@aws-sdk/client-backup';
import { Collector, operation } from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, required } from '../fields';

const listProtectedResources = operation({
  id: 'backup:ListProtectedResources',
  client: BackupClient,
  command: ListProtectedResourcesCommand,
  probe: { MaxResults: 1 },
});

/** Which tables AWS Backup holds backups of. */
export const backupCollector: Collector = {
  id: 'backup',
  scope: 'regional',
  follows: ['AWS::DynamoDB::Table'],
  operations: { listProtectedResources },
  listings: [
    {
      id: 'protected-resources',
      resourceTypes: ['AWS::Backup::ProtectedResources'],
      async page(aws) {
        const backedUp = await everyPage(
          listProtectedResources,
          NextToken =>
            aws.call(listProtectedResources, { MaxResults: 1000, NextToken }),
          output => ({
            items: required(output.Results, 'Results', listProtectedResources),
            next: output.NextToken,
          }),
        );
        return {
          resources: [
            {
              type: 'AWS::Backup::ProtectedResources',
              arn: `arn:${aws.partition}:backup:${aws.region}:${aws.accountId}:protected-resources`,
              name: 'AWS Backup',
              ...inScope(aws),
              tags: {},
              attributes: {
                tables: backedUp
                  .filter(({ ResourceType }) => ResourceType === 'DynamoDB')
                  .map(({ ResourceArn, LastBackupTime }) => ({
                    arn: required(
                      ResourceArn,
                      'ResourceArn',
                      listProtectedResources,
                    ),
                    lastBackup: required(
                      LastBackupTime,
                      'LastBackupTime',
                      listProtectedResources,
                    ).toISOString(),
                  })),
              },
            },
          ],
        };
      },
    },
  ],
};
