import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  stateMachine,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { sfnDefinitionSecrets } from './sfn-definition-secrets';

testControl(sfnDefinitionSecrets, {
  passed: [stateMachine({ definitionSecrets: [] })],
  failed: [
    {
      resource: stateMachine({
        definitionSecrets: [
          { name: 'States.Charge.Parameters.apiKey', secret: 'stripe-key' },
        ],
      }),
      matching: {
        evidence: [
          {
            path: 'definition.States.Charge.Parameters.apiKey',
            value: 'stripe-key',
          },
        ],
      },
    },
  ],
  notAvailable: [
    stateMachine({
      definitionSecrets: unknown('denied', 'states:DescribeStateMachine'),
    }),
  ],
});
