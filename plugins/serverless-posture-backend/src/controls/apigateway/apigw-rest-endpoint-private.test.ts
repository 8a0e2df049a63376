import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestEndpointPrivate } from './apigw-rest-endpoint-private';

testControl(apigwRestEndpointPrivate, {
  passed: [restApi({ endpointTypes: ['PRIVATE'] })],
  failed: (['REGIONAL', 'EDGE'] as const).map(type => ({
    resource: restApi({ endpointTypes: [type] }),
    matching: {
      evidence: [{ path: 'endpointConfiguration.types', value: type }],
    },
    note: type,
  })),
  notAvailable: [restApi({ endpointTypes: unknown('denied') })],
});
