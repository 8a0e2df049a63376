import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwStageVariableSecrets } from './apigw-stage-variable-secrets';

testControl(apigwStageVariableSecrets, {
  passed: [
    restStage({ variables: [] }),
    restStage({ variables: [{ name: 'backend' }] }),
  ],
  failed: [
    {
      resource: restStage({
        variables: [{ name: 'upstreamKey', secret: 'aws-access-key-id' }],
      }),
      matching: {
        evidence: [
          { path: 'variables.upstreamKey', value: 'aws-access-key-id' },
        ],
      },
    },
  ],
  notAvailable: [
    restStage({ variables: unknown('denied', 'apigateway:GetStages') }),
  ],
});
