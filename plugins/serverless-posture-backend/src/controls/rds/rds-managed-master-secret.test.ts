import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dbCluster,
  dbInstance,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { rdsManagedMasterSecret } from './rds-managed-master-secret';

const secretArn =
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds!a-AbCdEf';
const member = dbInstance({ cluster: 'shop', masterSecret: null });

testControl(rdsManagedMasterSecret, {
  passed: [
    dbInstance(),
    { resource: member, with: [dbCluster()], note: 'of the cluster' },
    dbInstance({ masterSecret: { secretArn, status: 'rotating' } }),
  ],
  failed: [
    {
      resource: dbInstance({ masterSecret: null }),
      matching: { evidence: [{ path: 'MasterUserSecret', value: null }] },
    },
    {
      resource: dbInstance({ cluster: 'shop' }),
      with: [dbCluster({ masterSecret: null })],
      note: 'of the cluster',
    },
    {
      resource: dbInstance({ masterSecret: { secretArn, status: 'impaired' } }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    dbInstance({
      masterSecret: unknown('malformed', 'rds:DescribeDBInstances'),
    }),
    {
      resource: member,
      unlisted: { 'AWS::RDS::DBCluster': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [dbInstance({ engine: 'docdb', masterSecret: null })],
});
