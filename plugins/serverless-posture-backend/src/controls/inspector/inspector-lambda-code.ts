import {
  control,
  notApplicable,
} from 'backstage-plugin-serverless-posture-node';
import { enableScanning, scanningIsOn } from './scanning';

/** Source: Security Hub Inspector.3. */
export const inspectorLambdaCode = control({
  id: 'inspector-lambda-code',
  title: 'Inspector scans the code of functions where the Region offers it',
  description:
    "Code scanning finds injection, leaked data and weak cryptography in the code of one's own functions. It " +
    'must be on in the account and Region; a Region that does not offer it is not applicable.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::Inspector2::AccountStatus',
  references: {
    securityHub: ['Inspector.3'],
    config: ['inspector-lambda-code-scan-enabled'],
    documents: [
      {
        title: 'Amazon Inspector Lambda code scanning',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/scanning_resources_lambda_code.html',
      },
    ],
  },
  evaluate: account =>
    account.lambdaCode === null
      ? notApplicable('the Region offers no code scanning')
      : scanningIsOn(account.lambdaCode, 'lambdaCode'),
  remedy: account => enableScanning(account, 'LAMBDA_CODE'),
});
