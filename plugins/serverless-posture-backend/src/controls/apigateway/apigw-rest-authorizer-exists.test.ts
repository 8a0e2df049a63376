import {
  restApi,
  restAuthorizer,
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestAuthorizerExists } from './apigw-rest-authorizer-exists';

const open = restMethod({ authorizationType: 'NONE' });
const elsewhere = 'arn:aws:apigateway:eu-west-1::/restapis/other';

testControl(apigwRestAuthorizerExists, {
  passed: [
    { resource: restApi(), with: [open, restAuthorizer()] },
    {
      resource: restApi(),
      with: [open, restMethod({ authorizationType: 'AWS_IAM' })],
    },
  ],
  failed: [
    { resource: restApi(), with: [open] },
    {
      resource: restApi(),
      with: [open, restAuthorizer({ $: { parentArn: elsewhere } })],
      note: 'the authorizer of another API',
    },
  ],
  notAvailable: [
    {
      resource: restApi(),
      with: [open],
      unlisted: { 'AWS::ApiGateway::Authorizer': { errorClass: 'denied' } },
    },
    {
      resource: restApi(),
      unlisted: { 'AWS::ApiGateway::Method': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    { resource: restApi({ endpointTypes: ['PRIVATE'] }), with: [open] },
    {
      resource: restApi(),
      with: [restMethod({ httpMethod: 'OPTIONS', authorizationType: 'NONE' })],
    },
  ],
});
