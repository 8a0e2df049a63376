import {
  control,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { assertScanned, findingEvidence, inspected } from './inspection';
import { lambdaCli } from './remedies';

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
  evaluate(fn, context) {
    if (fn.packageType === 'Image')
      return notApplicable('a container image is scanned in its registry');
    const scanned = inspected(fn, context);
    const found = (scanned?.findings ?? []).filter(
      ({ kind }) => kind === 'CODE_VULNERABILITY',
    );
    if (found.length > 0) {
      return failed(findingEvidence(found), {
        reason: `${found.length} critical or high`,
      });
    }
    assertScanned(scanned, 'CODE');
    return passed();
  },
  remedy: fn => ({
    summary: `Fix the code of ${fn.name} at the line that Inspector names, and deploy it anew.`,
    console: `Inspector (${fn.region}) > Findings > By Lambda function > ${fn.name}`,
    cli: [
      `aws inspector2 list-findings --region ${fn.region} --filter-criteria '{"lambdaFunctionName":[{"comparison":"EQUALS","value":"${fn.name}"}],"findingType":[{"comparison":"EQUALS","value":"CODE_VULNERABILITY"}]}'`,
      `${lambdaCli(
        'update-function-code',
        fn,
      )} --zip-file fileb://function.zip # once it is built anew`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nCode:\n  S3Bucket: <bucket>\n  S3Key: <the new build>`,
    terraform: `# ${fn.name}\nfilename         = "function.zip"\nsource_code_hash = filebase64sha256("function.zip")`,
  }),
});
