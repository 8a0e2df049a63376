import {
  distribution,
  distributionOrigin,
  domainName,
  httpApi,
  httpRoute,
  restApi,
  restMethod,
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontApiOriginBypass } from './cloudfront-api-origin-bypass';

const REST = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
const HTTP = 'f6g7h8i9j0.execute-api.eu-west-1.amazonaws.com';
const before = (domain: string, ...customHeaders: string[]) =>
  distribution({
    origins: [distributionOrigin({ domainName: domain, customHeaders })],
  });
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    Action: 'execute-api:Invoke',
    Resource: '*',
  },
});
const webAclArn = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1';
const mutualTls = { truststoreVersion: 'v1', truststoreWarnings: [] };

testControl(cloudfrontApiOriginBypass, {
  passed: [
    { resource: before(REST), with: [restApi({ endpointTypes: ['PRIVATE'] })] },
    { resource: before(REST), with: [restApi({ policy })] },
    {
      resource: before('api.example.com'),
      with: [
        domainName({ mutualTls, apiIds: ['f6g7h8i9j0'] }),
        httpApi({ disableExecuteApiEndpoint: true }),
      ],
      note: 'client certificates at every way in',
    },
  ],
  failed: [
    { resource: before(REST), with: [restApi(), restStage({ webAclArn })] },
    {
      resource: before(REST, 'x-verify'),
      with: [restApi(), restStage(), restMethod()],
      note: 'a header that nothing checks',
      matching: {
        evidence: [
          { path: 'disableExecuteApiEndpoint' },
          { path: 'Origins[api].CustomHeaders.Items', value: 'x-verify' },
        ],
      },
    },
    { resource: before(HTTP), with: [httpApi(), httpRoute()] },
    {
      resource: before('api.example.com'),
      with: [domainName({ apiIds: ['f6g7h8i9j0'] }), httpApi()],
      note: 'by a custom domain',
    },
  ],
  notAvailable: [
    {
      resource: before(REST, 'x-verify'),
      with: [restApi(), restStage({ webAclArn })],
      note: 'a web ACL may check the header',
    },
    {
      resource: before(HTTP, 'x-verify'),
      with: [httpApi(), httpRoute({ authorizationType: 'CUSTOM' })],
      note: 'a Lambda authorizer may',
    },
    { resource: before(REST), note: 'an API of another account' },
    {
      resource: before(REST),
      unlisted: { 'AWS::ApiGateway::RestApi': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [distribution()],
});
