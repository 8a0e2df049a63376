import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { apigwRestResourcePolicyPublic } from './apigw-rest-resource-policy-public';

const everyone = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
};
const where = (condition: object) =>
  restApi({ policy: policyOf({ ...everyone, Condition: condition }) });

testControl(apigwRestResourcePolicyPublic, {
  passed: [
    {
      resource: where({
        StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
      }),
      note: 'the organization',
    },
    {
      resource: where({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
      note: 'an address range',
    },
    {
      resource: restApi({
        policy: policyOf(everyone, {
          ...everyone,
          Effect: 'Deny',
          Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
        }),
      }),
      note: 'a Deny of all other addresses, as in the guide',
    },
    {
      resource: restApi({
        policy: policyOf({ ...everyone, Principal: { AWS: '111122223333' } }),
      }),
      note: 'an account',
    },
  ],
  failed: [
    {
      resource: restApi({ policy: policyOf(everyone) }),
      matching: { evidence: [{ path: 'Policy.Statement[0]' }] },
    },
    {
      resource: restApi({
        endpointTypes: ['EDGE'],
        policy: policyOf({ ...everyone, Principal: { AWS: ['*'] } }),
      }),
      note: 'the wildcard in a list',
    },
    {
      resource: where({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }),
      note: 'every address',
    },
    {
      resource: where({ Bool: { 'aws:SecureTransport': 'true' } }),
      note: 'a condition that anyone meets',
    },
    {
      resource: restApi({
        policy: policyOf(everyone, {
          ...everyone,
          Effect: 'Deny',
          Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } },
        }),
      }),
      note: 'a Deny of some addresses',
    },
  ],
  notAvailable: [
    restApi({ policy: unknown('malformed', 'apigateway:GetRestApis') }),
    { resource: restApi({ policy: '{\\"a\\"' }), note: 'no JSON' },
    restApi({ endpointTypes: unknown('denied') }),
  ],
  notApplicable: [
    { resource: restApi({ policy: null }), note: 'no policy' },
    restApi({ endpointTypes: ['PRIVATE'], policy: policyOf(everyone) }),
  ],
});
