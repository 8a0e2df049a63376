import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  domainName,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwDomainTlsPolicy } from './apigw-domain-tls-policy';

testControl(apigwDomainTlsPolicy, {
  passed: [
    'SecurityPolicy_TLS13_1_3_2025_09',
    'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
    'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_2025_EDGE',
    'SecurityPolicy_TLS12_PFS_2025_EDGE',
  ].map(securityPolicy => domainName({ securityPolicy })),
  failed: [
    {
      resource: domainName({ securityPolicy: 'TLS_1_0' }),
      matching: { evidence: [{ path: 'securityPolicy', value: 'TLS_1_0' }] },
    },
    ...[
      'TLS_1_2',
      'SecurityPolicy_TLS12_2018_EDGE',
      'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09',
    ].map(securityPolicy => ({
      resource: domainName({ securityPolicy }),
      matching: { severity: 'LOW' },
      note: securityPolicy,
    })),
  ],
  notAvailable: [
    domainName({ securityPolicy: unknown('throttled') }),
    {
      resource: domainName({ securityPolicy: 'QUIC_2' }),
      note: 'a policy that we do not know',
    },
  ],
});
