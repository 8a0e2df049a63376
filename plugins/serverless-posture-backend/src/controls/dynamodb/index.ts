import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { daxEncryption } from './dax-encryption';
import { dynamodbAutoscaling } from './dynamodb-autoscaling';
import { dynamodbBackupPlan } from './dynamodb-backup-plan';
import { dynamodbCmk } from './dynamodb-cmk';
import { dynamodbCrossAccount } from './dynamodb-cross-account';
import { dynamodbDeletionProtection } from './dynamodb-deletion-protection';
import { dynamodbPitr } from './dynamodb-pitr';
import { dynamodbTagged } from './dynamodb-tagged';

export const dynamodbControls: readonly AnyControl[] = [
  daxEncryption,
  dynamodbAutoscaling,
  dynamodbBackupPlan,
  dynamodbCmk,
  dynamodbCrossAccount,
  dynamodbDeletionProtection,
  dynamodbPitr,
  dynamodbTagged,
];
