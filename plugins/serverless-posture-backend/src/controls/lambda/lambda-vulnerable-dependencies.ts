import { control } from 'backstage-plugin-serverless-posture-node';
import { deployMended, judgeInspected } from './inspection';

/** Source: Inspector guide, "Scanning AWS Lambda functions with Amazon Inspector". */
export const lambdaVulnerableDependencies = control({
  id: 'lambda-vulnerable-dependencies',
  title:
    'Packages of the function and its layers have no critical or high vulnerability',
  description:
    'Known holes in dependencies are the first that attackers try. Judged by the active findings of Amazon Inspector about ' +
    'the packages of the function and its layers; suppressed findings do not count. Where Inspector does not scan the ' +
    'function, nobody knows: that is no pass. Packages that Inspector has no manifest of are not visible.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Inspector2::CoveredResource'],
  references: {
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Scanning AWS Lambda functions with Amazon Inspector',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/scanning-lambda.html',
      },
    ],
  },
  evaluate: (fn, context) => judgeInspected(fn, context, 'PACKAGE'),
  remedy: fn =>
    deployMended(
      fn,
      'PACKAGE',
      `Upgrade the packages of ${fn.name} that the evidence names, and deploy it anew.`,
    ),
});
