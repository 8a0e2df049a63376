import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpStageVariableSecrets } from './apigw-http-stage-variable-secrets';

const secret = [{ name: 'upstream', secret: 'aws-access-key-id' }];

testControl(apigwHttpStageVariableSecrets, {
  passed: [
    httpStage({ variables: [] }),
    httpStage({ variables: [{ name: 'upstream' }] }),
  ],
  failed: [
    {
      resource: httpStage({ variables: secret }),
      matching: {
        evidence: [
          { path: 'StageVariables.upstream', value: 'aws-access-key-id' },
        ],
      },
    },
    {
      resource: httpStage({ protocolType: 'WEBSOCKET', variables: secret }),
      note: 'WebSocket',
    },
  ],
  notAvailable: [
    httpStage({ variables: unknown('denied', 'apigateway:GetStages') }),
  ],
});
