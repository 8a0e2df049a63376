import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  daxCluster,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { daxEncryption } from './dax-encryption';

testControl(daxEncryption, {
  passed: [daxCluster(), daxCluster({ encryptionAtRest: 'ENABLING' })],
  failed: [
    {
      resource: daxCluster({ encryptionAtRest: 'DISABLED' }),
      matching: {
        evidence: [{ path: 'SSEDescription.Status', value: 'DISABLED' }],
      },
    },
    {
      resource: daxCluster({ endpointEncryption: 'NONE' }),
      matching: {
        evidence: [{ path: 'ClusterEndpointEncryptionType', value: 'NONE' }],
      },
    },
  ],
  notAvailable: [
    daxCluster({
      endpointEncryption: unknown('malformed', 'dax:DescribeClusters'),
    }),
    daxCluster({ $: { unlisted: { errorClass: 'denied' } } }),
  ],
});
