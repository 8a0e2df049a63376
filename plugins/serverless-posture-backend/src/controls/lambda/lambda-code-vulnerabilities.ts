import { control } from 'backstage-plugin-serverless-posture-node';
import { deployMended, judgeInspected } from './inspection';

/** Source: Inspector guide, "Scanning AWS Lambda functions with Amazon Inspector". */
export const lambdaCodeVulnerabilities = control({
  id: 'lambda-code-vulnerabilities',
  title: 'The code of the function has no critical or high weakness',
  description:
    'Injection, leaks and weak cryptography in the own code are what no firewall mends. Judged by the active findings of ' +
    'the code scan of Amazon Inspector about the function and its layers; suppressed findings do not count. Where ' +
    'Inspector does not scan the code, nobody knows: that is no pass. Container images are not scanned for it.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Inspector2::CoveredResource'],
  references: {
    owasp: ['SAS-01'],
    documents: [
      {
        title: 'Scanning AWS Lambda functions with Amazon Inspector',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/scanning-lambda.html',
      },
    ],
  },
  evaluate: (fn, context) => judgeInspected(fn, context, 'CODE'),
  remedy: fn =>
    deployMended(
      fn,
      'CODE',
      `Fix the code of ${fn.name} at the line that Inspector names, and deploy it anew.`,
    ),
});
