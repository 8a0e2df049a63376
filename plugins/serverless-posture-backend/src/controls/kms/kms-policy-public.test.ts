import {
  kmsKey,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { openPolicyCases } from '../__testUtils__/openPolicyCases';
import { allow, policyOf } from '../policy/testPolicies';
import { kmsPolicyPublic } from './kms-policy-public';

const cases = openPolicyCases({
  build: kmsKey,
  action: 'kms:Decrypt',
  operation: 'kms:GetKeyPolicy',
  accountKey: 'kms:CallerAccount',
});
const throughService = allow('*', {
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: {
    StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
  },
});

testControl(kmsPolicyPublic, {
  ...cases,
  passed: [kmsKey(), ...cases.passed],
  failed: [
    {
      resource: kmsKey({ policy: policyOf(throughService) }),
      note: 'through a service, but for any account',
    },
    ...cases.failed,
  ],
  notApplicable: [
    { resource: kmsKey({ manager: 'AWS' }), note: 'AWS writes its policy' },
  ],
});
