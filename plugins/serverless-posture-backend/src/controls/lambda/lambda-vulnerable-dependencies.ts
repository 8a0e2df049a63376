import {
  control,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { assertScanned, findingEvidence, inspected } from './inspection';
import { lambdaCli } from './remedies';

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
  evaluate(fn, context) {
    if (fn.packageType === 'Image')
      return notApplicable('a container image is scanned in its registry');
    const scanned = inspected(fn, context);
    const found = (scanned?.findings ?? []).filter(
      ({ kind }) => kind === 'PACKAGE_VULNERABILITY',
    );
    if (found.length > 0) {
      return failed(findingEvidence(found), {
        reason: `${found.length} critical or high`,
      });
    }
    assertScanned(scanned, 'PACKAGE');
    return passed();
  },
  remedy: fn => ({
    summary: `Upgrade the packages of ${fn.name} that the evidence names, and deploy it anew.`,
    console: `Inspector (${fn.region}) > Findings > By Lambda function > ${fn.name}`,
    cli: [
      `aws inspector2 list-findings --region ${fn.region} --filter-criteria '{"lambdaFunctionName":[{"comparison":"EQUALS","value":"${fn.name}"}],"findingType":[{"comparison":"EQUALS","value":"PACKAGE_VULNERABILITY"}]}'`,
      `${lambdaCli(
        'update-function-code',
        fn,
      )} --zip-file fileb://function.zip # once it is built anew`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nCode:\n  S3Bucket: <bucket>\n  S3Key: <the new build>`,
    terraform: `# ${fn.name}\nfilename         = "function.zip"\nsource_code_hash = filebase64sha256("function.zip")`,
  }),
});
