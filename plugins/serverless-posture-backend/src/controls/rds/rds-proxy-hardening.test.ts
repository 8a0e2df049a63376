import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dbProxy,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { rdsProxyHardening } from './rds-proxy-hardening';

const secretArn =
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-AbCdEf';

testControl(rdsProxyHardening, {
  passed: [
    dbProxy(),
    {
      resource: dbProxy({ endToEndIam: true, auth: [] }),
      note: 'by IAM up to the database',
    },
  ],
  failed: [
    {
      resource: dbProxy({ requireTls: false }),
      matching: { evidence: [{ path: 'RequireTLS', value: false }] },
    },
    dbProxy({ debugLogging: true }),
    {
      resource: dbProxy({
        auth: [
          { iamAuth: 'REQUIRED', secretArn },
          { iamAuth: 'DISABLED', secretArn },
        ],
      }),
      matching: { evidence: [{ path: 'Auth[1].IAMAuth', value: 'DISABLED' }] },
    },
    dbProxy({ auth: [{ iamAuth: 'ENABLED', secretArn }] }),
    dbProxy({ auth: [{ iamAuth: 'REQUIRED', secretArn: null }] }),
    { resource: dbProxy({ auth: [] }), note: 'nobody says how to log in' },
  ],
  notAvailable: [
    dbProxy({ auth: unknown('malformed', 'rds:DescribeDBProxies') }),
    dbProxy({ $: { unlisted: { errorClass: 'denied' } } }),
  ],
});
