import {
  control,
  evidence,
  failed,
  InspectorScan,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { inspected } from './inspection';

/** Source: Inspector guide, "Scanning AWS Lambda functions with Amazon Inspector". */
export const lambdaInspectorCoverage = control({
  id: 'lambda-inspector-coverage',
  title: 'Amazon Inspector scans the packages and the code of the function',
  description:
    'What is not scanned has no finding, which looks like a clean function. Inspector must list the function with an ' +
    'active package scan, and where the parameter codeScan is on, with an active code scan; where only that one is missing, it ' +
    'fails with low severity, as not every Region and runtime has it. A function excluded by tag or of an unsupported runtime fails with ' +
    'that reason; one that waits for its first scan is not known yet. Container functions are scanned in their registry.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Inspector2::CoveredResource'],
  references: {
    documents: [
      {
        title: 'Scanning AWS Lambda functions with Amazon Inspector',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/scanning-lambda.html',
      },
    ],
  },
  parameters: {
    codeScan: {
      description: 'Whether the code must be scanned as well as the packages',
      default: true,
    },
  },
  evaluate(fn, context) {
    if (fn.packageType === 'Image')
      return notApplicable('a container image is scanned in its registry');
    const scans = inspected(fn, context)?.scans ?? [];
    const of = (type: InspectorScan['type']) =>
      scans.find(one => one.type === type);
    const packages = of('PACKAGE');
    const code = of('CODE');
    if (!packages) {
      return failed([evidence('coveredResources', 'no package scan')]);
    }
    const asked = context.parameter<boolean>('codeScan')
      ? [packages, ...(code ? [code] : [])]
      : [packages];
    const inactive = asked.filter(({ status }) => status === 'INACTIVE');
    const off = inactive.filter(({ reason }) => !isPending(reason));
    if (off.length > 0) {
      return failed(
        off.map(one => evidence(`scanStatus (${one.type})`, one.reason)),
        off.includes(packages) ? {} : { severity: 'LOW' },
      );
    }
    if (asked.some(({ reason }) => isPending(reason))) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'inspector2:ListCoverage' },
        'the first scan is still to come',
      );
    }
    if (context.parameter<boolean>('codeScan') && !code) {
      return failed([evidence('coveredResources', 'no code scan')], {
        severity: 'LOW',
        reason: 'only packages are scanned',
      });
    }
    return passed();
  },
  remedy: fn => ({
    summary: `Let Inspector scan ${fn.name}: take the tag InspectorExclusion away, turn the scans on, or move to a runtime that it supports.`,
    console: `Inspector (${fn.region}) > Account management > Lambda functions > ${fn.name}`,
    cli: [
      `aws lambda untag-resource --region ${fn.region} --resource ${fn.arn} --tag-keys InspectorExclusion InspectorCodeExclusion`,
      `aws inspector2 enable --region ${fn.region} --account-ids ${fn.accountId} --resource-types LAMBDA LAMBDA_CODE`,
    ].join('\n'),
    cloudformation: `# CloudFormation has no resource for it; enable Inspector for the organization, and do not tag ${fn.name} with InspectorExclusion`,
    terraform: `# ${fn.name}\nresource "aws_inspector2_enabler" "scans" {\n  account_ids    = ["${fn.accountId}"]\n  resource_types = ["LAMBDA", "LAMBDA_CODE"]\n}`,
  }),
});

function isPending(reason: string): boolean {
  return /^PENDING_INITIAL_SCAN/.test(reason);
}
