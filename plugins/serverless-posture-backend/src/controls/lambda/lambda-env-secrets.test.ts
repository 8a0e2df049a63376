import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaEnvSecrets } from './lambda-env-secrets';

testControl(lambdaEnvSecrets, {
  passed: [
    { resource: lambdaFunction({ environment: null }), note: 'no variables' },
    lambdaFunction({
      environment: [{ name: 'DB_SECRET_ARN' }, { name: 'LOG_LEVEL' }],
    }),
  ],
  failed: [
    {
      resource: lambdaFunction({
        environment: [
          { name: 'LOG_LEVEL' },
          { name: 'AWS_KEY', secret: 'aws-access-key-id' },
        ],
      }),
      matching: {
        evidence: [
          { path: 'Environment.Variables.AWS_KEY', value: 'aws-access-key-id' },
        ],
      },
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction({
        environment: unknown('denied', 'lambda:ListFunctions'),
      }),
      note: 'no right to the key that encrypts the variables',
    },
  ],
});
