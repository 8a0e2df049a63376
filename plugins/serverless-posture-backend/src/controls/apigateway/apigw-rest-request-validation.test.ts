import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  requestValidator,
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestRequestValidation } from './apigw-rest-request-validation';

const post = restMethod({ httpMethod: 'POST', requestValidatorId: 'v1' });
const get = restMethod({ requestValidatorId: 'v1' });
const page = ['method.request.querystring.page'];

testControl(apigwRestRequestValidation, {
  passed: [
    { resource: post, with: [requestValidator()] },
    {
      resource: get,
      with: [requestValidator({ validateRequestBody: false })],
      note: 'GET has no body',
    },
  ],
  failed: [
    { resource: restMethod({ httpMethod: 'POST' }), severity: 'MEDIUM' },
    { resource: restMethod({ requestParameters: page }), severity: 'MEDIUM' },
    { resource: restMethod(), matching: { severity: 'LOW' } },
    {
      resource: post,
      with: [requestValidator({ validateRequestBody: false })],
      matching: {
        severity: 'LOW',
        evidence: [{ path: 'validateRequestBody', value: false }],
      },
    },
    {
      resource: post,
      with: [
        requestValidator({
          validateRequestBody: false,
          validateRequestParameters: false,
        }),
      ],
      note: 'a validator of nothing',
    },
    { resource: post, note: 'a validator that is gone' },
  ],
  notAvailable: [
    {
      resource: post,
      unlisted: {
        'AWS::ApiGateway::RequestValidator': { errorClass: 'denied' },
      },
    },
    restMethod({
      requestValidatorId: unknown('denied', 'apigateway:GetResources'),
    }),
  ],
  notApplicable: [
    restMethod({ httpMethod: 'OPTIONS' }),
    restMethod({ integrationType: 'MOCK' }),
  ],
});
