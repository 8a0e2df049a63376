import { control } from 'backstage-plugin-serverless-posture-node';
import { enableScanning, scanningIsOn } from './scanning';

/** Source: Security Hub Inspector.4. */
export const inspectorLambdaStandard = control({
  id: 'inspector-lambda-standard',
  title: 'Inspector scans the packages of functions',
  description:
    'Most of the code of a function was written by others, and their holes become known later. Standard ' +
    'scanning of functions must be on in the account and Region. Which functions it leaves out is judged with ' +
    'each function.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::Inspector2::AccountStatus',
  references: {
    securityHub: ['Inspector.4'],
    config: ['inspector-lambda-standard-scan-enabled'],
    documents: [
      {
        title: 'Scanning AWS Lambda functions with Amazon Inspector',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/scanning-lambda.html',
      },
    ],
  },
  evaluate: account => scanningIsOn(account.lambda, 'lambda'),
  remedy: account => enableScanning(account, 'LAMBDA'),
});
