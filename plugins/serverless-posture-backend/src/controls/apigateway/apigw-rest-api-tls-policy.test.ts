import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestApiTlsPolicy } from './apigw-rest-api-tls-policy';

testControl(apigwRestApiTlsPolicy, {
  passed: [
    'TLS_1_2',
    'SecurityPolicy_TLS12_2018_EDGE',
    'SecurityPolicy_TLS12_PFS_2025_EDGE',
    'SecurityPolicy_TLS13_1_2_2021_06',
    'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09',
    'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
    'SecurityPolicy_TLS13_2025_EDGE',
  ].map(securityPolicy => ({
    resource: restApi({ securityPolicy }),
    note: securityPolicy,
  })),
  failed: [
    {
      resource: restApi({ securityPolicy: 'TLS_1_0' }),
      matching: { evidence: [{ path: 'securityPolicy', value: 'TLS_1_0' }] },
    },
  ],
  notAvailable: [
    {
      resource: restApi({ securityPolicy: unknown('malformed') }),
      note: 'a policy that was not told',
    },
    ...['QUIC_2', 'SecurityPolicy_TLS13_1_0_2030_01', 'TLS_1_1'].map(
      securityPolicy => ({
        resource: restApi({ securityPolicy }),
        note: securityPolicy,
      }),
    ),
    restApi({ disableExecuteApiEndpoint: unknown('denied') }),
  ],
  notApplicable: [
    restApi({ disableExecuteApiEndpoint: true, securityPolicy: 'TLS_1_0' }),
  ],
});
