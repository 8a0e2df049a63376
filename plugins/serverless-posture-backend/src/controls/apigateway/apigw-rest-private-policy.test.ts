import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { apigwRestPrivatePolicy } from './apigw-rest-private-policy';

const everyone = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
};
const privateApi = (policy: ReturnType<typeof unknown> | string | null) =>
  restApi({ endpointTypes: ['PRIVATE'], policy });
const where = (condition: object) =>
  privateApi(policyOf({ ...everyone, Condition: condition }));
const endpoint = { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' };

testControl(apigwRestPrivatePolicy, {
  passed: [
    { resource: where({ StringEquals: endpoint }), note: 'a VPC endpoint' },
    {
      resource: where({ StringEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d4e' } }),
      note: 'a VPC',
    },
    {
      resource: where({
        StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
      }),
      note: 'the organization',
    },
    {
      resource: privateApi(
        policyOf(everyone, {
          ...everyone,
          Effect: 'Deny',
          Condition: { StringNotEquals: endpoint },
        }),
      ),
      note: 'a Deny of all other endpoints, as in the guide',
    },
    {
      resource: privateApi(
        policyOf({
          ...everyone,
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        }),
      ),
      note: 'an account',
    },
    {
      resource: privateApi(null),
      note: 'no policy',
      matching: { reason: 'without a policy nobody may call a private API' },
    },
  ],
  failed: [
    {
      resource: privateApi(policyOf(everyone)),
      note: 'any endpoint of any account',
      matching: { evidence: [{ path: 'Policy.Statement[0]' }] },
    },
    {
      resource: where({ StringLike: { 'aws:SourceVpce': '*' } }),
      note: 'a catch-all value',
    },
    {
      resource: where({ StringEqualsIfExists: endpoint }),
      note: 'a condition that a call without the key meets',
    },
    {
      resource: where({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }),
      note: 'addresses that every VPC may have',
    },
    {
      resource: privateApi(
        policyOf(
          { ...everyone, Condition: { StringEquals: endpoint } },
          { ...everyone, Action: 'execute-api:*' },
        ),
      ),
      note: 'a second statement without condition',
      matching: { evidence: [{ path: 'Policy.Statement[1]' }] },
    },
    {
      resource: restApi({
        endpointTypes: ['PRIVATE'],
        policy: policyOf(everyone),
        disableExecuteApiEndpoint: true,
      }),
      note: 'its default endpoint off: a private custom domain may remain',
    },
  ],
  notAvailable: [
    privateApi(unknown('malformed', 'apigateway:GetRestApis')),
    { resource: privateApi('{'), note: 'a policy that is no JSON' },
    {
      resource: privateApi(
        policyOf({ ...everyone, Principal: { AWS: 'arn:aws:iam::*:root' } }),
      ),
      note: 'a principal that IAM does not document',
    },
    restApi({ endpointTypes: unknown('denied') }),
  ],
  notApplicable: [
    restApi({ endpointTypes: ['REGIONAL'], policy: policyOf(everyone) }),
    restApi({ endpointTypes: ['EDGE'], policy: null }),
  ],
});
