import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dbInstance,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { rdsTransportEncryption } from './rds-transport-encryption';

const forced = (name: string, value: string | null) =>
  dbInstance({ tlsParameter: { name, value } });

testControl(rdsTransportEncryption, {
  passed: [
    forced('rds.force_ssl', '1'),
    forced('require_secure_transport', 'ON'),
    forced('require_secure_transport', '1'),
  ],
  failed: [
    {
      resource: forced('rds.force_ssl', '0'),
      matching: {
        evidence: [{ path: 'Parameters[rds.force_ssl]', value: '0' }],
      },
    },
    forced('require_secure_transport', 'OFF'),
    { resource: forced('rds.force_ssl', null), note: 'without a value' },
  ],
  notAvailable: [
    dbInstance({ tlsParameter: unknown('denied', 'rds:DescribeDBParameters') }),
    dbInstance({ engine: 'oracle-se2', tlsParameter: null }),
  ],
  notApplicable: [dbInstance({ engine: 'neptune', tlsParameter: null })],
});
