import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaEnvCodeInjection } from './lambda-env-code-injection';

testControl(lambdaEnvCodeInjection, {
  passed: [
    { resource: lambdaFunction({ environment: null }), note: 'no variables' },
    lambdaFunction({ environment: [{ name: 'TABLE', hazards: [] }] }),
    {
      resource: lambdaFunction({
        environment: [{ name: 'OTHER', hazards: ['tls-verification-off'] }],
      }),
      note: 'a hazard of another kind',
    },
  ],
  failed: [
    {
      resource: lambdaFunction({
        environment: [
          { name: 'TABLE', hazards: [] },
          {
            name: 'SETTING',
            hazards: ['tls-verification-off', 'code-injection'],
          },
        ],
      }),
      matching: {
        evidence: [{ path: 'Environment.Variables.SETTING' }],
      },
    },
    {
      resource: lambdaFunction({
        environment: [
          { name: 'OLD' },
          { name: 'SETTING', hazards: ['code-injection'] },
        ],
      }),
      note: 'beside a variable that was not judged',
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction({
        environment: unknown('denied', 'lambda:ListFunctions'),
      }),
      note: 'no right to the key that encrypts the variables',
    },
    {
      resource: lambdaFunction({
        environment: [{ name: 'TABLE', hazards: [] }, { name: 'OLD' }],
      }),
      note: 'a variable that was not judged',
      matching: { unknown: { errorClass: 'not-read' } },
    },
  ],
});
