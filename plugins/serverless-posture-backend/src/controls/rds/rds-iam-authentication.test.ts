import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dbCluster,
  dbInstance,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { rdsIamAuthentication } from './rds-iam-authentication';

const member = dbInstance({
  engine: 'aurora-postgresql',
  cluster: 'shop',
  iamAuthentication: false,
});

testControl(rdsIamAuthentication, {
  passed: [
    dbInstance(),
    { resource: member, with: [dbCluster()], note: 'the cluster allows it' },
  ],
  failed: [
    {
      resource: dbInstance({ iamAuthentication: false }),
      matching: {
        evidence: [{ path: 'IAMDatabaseAuthenticationEnabled', value: false }],
      },
    },
    {
      resource: dbInstance({ engine: 'aurora-mysql', cluster: 'shop' }),
      with: [dbCluster({ iamAuthentication: false })],
      note: 'the cluster does not',
    },
  ],
  notAvailable: [
    dbInstance({
      iamAuthentication: unknown('malformed', 'rds:DescribeDBInstances'),
    }),
    {
      resource: member,
      unlisted: { 'AWS::RDS::DBCluster': { errorClass: 'denied' } },
    },
    { resource: member, note: 'a cluster that was not read' },
  ],
  notApplicable: [
    dbInstance({ engine: 'oracle-se2', iamAuthentication: false }),
    dbInstance({ engine: 'sqlserver-web', iamAuthentication: false }),
    dbInstance({ engine: 'docdb', iamAuthentication: false }),
  ],
});
