import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpRoute,
  ResourceOptions,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwWsConnectAuthorization } from './apigw-ws-connect-authorization';

const connect = (attributes: ResourceOptions<'AWS::ApiGatewayV2::Route'>) =>
  httpRoute({ protocolType: 'WEBSOCKET', routeKey: '$connect', ...attributes });

testControl(apigwWsConnectAuthorization, {
  passed: [
    connect({ authorizationType: 'AWS_IAM' }),
    connect({ authorizationType: 'CUSTOM' }),
  ],
  failed: [
    {
      resource: connect({ authorizationType: 'NONE' }),
      matching: { evidence: [{ path: 'AuthorizationType', value: 'NONE' }] },
    },
  ],
  notAvailable: [
    connect({ authorizationType: unknown('denied') }),
    connect({ protocolType: unknown('denied') }),
    connect({ routeKey: unknown('denied') }),
  ],
  notApplicable: [
    connect({ authorizationType: 'NONE', routeKey: '$disconnect' }),
    connect({ authorizationType: 'NONE', protocolType: 'HTTP' }),
  ],
});
