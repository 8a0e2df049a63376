import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  openSearchDomain,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { opensearchAccess } from './opensearch-access';

testControl(opensearchAccess, {
  passed: [
    openSearchDomain(),
    {
      resource: openSearchDomain({
        accessPolicy: policyOf({
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: 'es:*',
          Resource: '*',
        }),
      }),
      note: 'an open policy in a VPC',
    },
    openSearchDomain({ vpcId: null }),
    openSearchDomain({
      vpcId: null,
      accessPolicy: policyOf({
        Effect: 'Allow',
        Principal: { AWS: '111122223333' },
        Action: 'es:*',
        Resource: '*',
      }),
    }),
  ],
  failed: [
    {
      resource: openSearchDomain({
        vpcId: null,
        accessPolicy: policyOf({
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: 'es:*',
          Resource: '*',
        }),
      }),
      matching: { evidence: [{ path: 'AccessPolicies.Statement[0]' }] },
    },
    {
      resource: openSearchDomain({
        vpcId: null,
        accessPolicy: policyOf({
          Effect: 'Allow',
          Principal: '*',
          Action: 'es:*',
          Resource: '*',
          Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
        }),
      }),
      matching: { severity: 'LOW' },
    },
    openSearchDomain({ fineGrainedAccess: false }),
    openSearchDomain({
      anonymousAccess: true,
      fineGrainedAccess: unknown('malformed'),
    }),
  ],
  notAvailable: [
    openSearchDomain({ anonymousAccess: unknown('denied') }),
    openSearchDomain({
      vpcId: null,
      accessPolicy: unknown('malformed', 'es:DescribeDomains'),
    }),
    openSearchDomain({ fineGrainedAccess: unknown('denied') }),
    openSearchDomain({ vpcId: unknown('denied') }),
  ],
});
