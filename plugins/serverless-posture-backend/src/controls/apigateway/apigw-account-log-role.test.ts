import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  apiGatewayAccount,
  httpStage,
  methodSetting,
  restStage,
  routeSetting,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwAccountLogRole } from './apigw-account-log-role';

const without = apiGatewayAccount({ cloudwatchRoleArn: null });
const logging = restStage({
  methodSettings: [methodSetting(), methodSetting({ loggingLevel: 'ERROR' })],
});

testControl(apigwAccountLogRole, {
  passed: [{ resource: apiGatewayAccount(), with: [logging] }],
  failed: [
    {
      resource: without,
      with: [logging],
      matching: {
        evidence: [
          { path: 'cloudwatchRoleArn', value: null },
          { path: 'loggingLevel', value: 'orders/prod' },
        ],
      },
    },
    {
      resource: without,
      with: [
        httpStage({ routeSettings: [routeSetting({ loggingLevel: 'INFO' })] }),
      ],
      note: 'a WebSocket API',
    },
  ],
  notAvailable: [
    apiGatewayAccount({
      cloudwatchRoleArn: unknown('denied', 'apigateway:GetAccount'),
    }),
    {
      resource: without,
      unlisted: { 'AWS::ApiGateway::Stage': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [{ resource: without, with: [restStage(), httpStage()] }],
});
