import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  requestValidator,
  restMethod,
  restModel,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestRequestModel } from './apigw-rest-request-model';

const post = (requestModels: string[]) =>
  restMethod({ httpMethod: 'POST', requestValidatorId: 'v1', requestModels });
const page = ['method.request.querystring.page'];
const get = (requiredParameters: string[]) =>
  restMethod({
    requestValidatorId: 'v1',
    requestParameters: page,
    requiredParameters,
  });
const empty = restModel({
  $: { arn: 'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/models/Empty' },
  modelName: 'Empty',
  isConstraining: false,
});
const parts = [requestValidator(), restModel(), empty];

testControl(apigwRestRequestModel, {
  passed: [
    { resource: post(['Order']), with: parts },
    { resource: get(page), with: parts },
  ],
  failed: [
    { resource: post([]), with: parts },
    {
      resource: post(['Empty']),
      with: parts,
      matching: { evidence: [{ path: 'requestModels', value: 'Empty' }] },
    },
    { resource: post(['Order', 'Empty']), with: parts },
    { resource: post(['Gone']), with: parts, note: 'a model that is gone' },
    {
      resource: get([]),
      with: parts,
      matching: { evidence: [{ path: 'requestParameters' }] },
    },
  ],
  notAvailable: [
    {
      resource: post(['Order']),
      with: [requestValidator()],
      unlisted: { 'AWS::ApiGateway::Model': { errorClass: 'denied' } },
    },
    {
      resource: post(['Order']),
      with: [
        requestValidator(),
        restModel({ isConstraining: unknown('malformed') }),
      ],
    },
  ],
  notApplicable: [
    restMethod(),
    { resource: post(['Order']), note: 'a validator that is gone' },
    {
      resource: post([]),
      with: [
        requestValidator({
          validateRequestBody: false,
          validateRequestParameters: true,
        }),
      ],
    },
  ],
});
