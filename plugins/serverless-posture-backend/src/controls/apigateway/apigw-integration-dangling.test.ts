import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  restMethod,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwIntegrationDangling } from './apigw-integration-dangling';

const calling = (functionArn: string) => restMethod({ functionArn });
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';

testControl(apigwIntegrationDangling, {
  passed: [{ resource: calling(FUNCTION), with: [lambdaFunction()] }],
  failed: [
    {
      resource: calling(`${FUNCTION}-old`),
      with: [lambdaFunction()],
      matching: { evidence: [{ path: 'methodIntegration.uri' }] },
    },
  ],
  notAvailable: [
    restMethod({ functionArn: unknown('not-read') }),
    {
      resource: calling(FUNCTION),
      unlisted: { 'AWS::Lambda::Function': { errorClass: 'denied' } },
    },
    calling('arn:aws:lambda:eu-west-1:999999999999:function:theirs'),
    calling('arn:aws:lambda:us-east-1:111122223333:function:checkout'),
  ],
  notApplicable: [restMethod({ functionArn: null })],
});
