import {
  backupProtectedResources,
  dynamoDbTable,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { dynamodbBackupPlan } from './dynamodb-backup-plan';

const table = dynamoDbTable();
const backups = (lastBackup: string, arn = table.arn) =>
  backupProtectedResources({ tables: [{ arn, lastBackup }] });

testControl(dynamodbBackupPlan, {
  passed: [{ resource: table, with: [backups('2026-11-20T03:00:00.000Z')] }],
  failed: [
    {
      resource: table,
      with: [backupProtectedResources()],
      matching: { evidence: [{ path: 'Results.ResourceArn', value: null }] },
    },
    {
      resource: table,
      with: [backups('2026-11-20T03:00:00.000Z', 'arn:of:another')],
      note: 'another table',
    },
    {
      resource: table,
      with: [backups('2026-09-01T03:00:00.000Z')],
      note: 'nobody backs it up any more',
    },
  ],
  notAvailable: [
    {
      resource: table,
      unlisted: { 'AWS::Backup::ProtectedResources': { errorClass: 'denied' } },
    },
    { resource: table, note: 'not read' },
  ],
});
