import {
  EvaluationContext,
  Evidence,
  evidence,
  failed,
  InspectorFinding,
  InspectorScan,
  notApplicable,
  passed,
  Remedy,
  ResourceIdentity,
  ResourceView,
  UnknownAttributeError,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { lambdaCli } from './remedies';

type Fn = ResourceView<'AWS::Lambda::Function'>;

/** What Inspector scans of a function. */
export type ScannedPart = Exclude<InspectorScan['type'], 'NETWORK'>;

/** What Inspector makes of a function; undefined where it scans it in no way. */
export function inspected(
  fn: Fn,
  context: EvaluationContext,
): ResourceView<'AWS::Inspector2::CoveredResource'> | undefined {
  return context.resource(
    'AWS::Inspector2::CoveredResource',
    `${fn.$.arn}/inspector`,
  );
}

/** A scan of a function that goes on and has had its first result. */
export function activeScan(
  scans: InspectorScan[],
  type: InspectorScan['type'],
): InspectorScan | undefined {
  return scans.find(
    one =>
      one.type === type &&
      one.status === 'ACTIVE' &&
      !/^PENDING/.test(one.reason),
  );
}

/** Ends the evaluation where Inspector does not scan a function: no finding is no sign of there being nothing. */
export function assertScanned(
  fn: ResourceView<'AWS::Inspector2::CoveredResource'> | undefined,
  type: InspectorScan['type'],
): void {
  if (fn && activeScan(fn.scans, type)) return;
  const scan = fn?.scans.find(one => one.type === type);
  const what = type === 'CODE' ? 'code' : 'packages';
  throw new UnknownAttributeError('findings', {
    errorClass: 'not-read',
    operation: 'inspector2:ListCoverage',
    message: scan
      ? `Inspector does not scan its ${what}: ${scan.reason}`
      : `Inspector does not scan its ${what}`,
  });
}

/** Passes where a scan goes on and has found nothing critical or high; what it has found fails without it, too. */
export function judgeInspected(
  fn: Fn,
  context: EvaluationContext,
  type: ScannedPart,
): Verdict {
  if (fn.packageType === 'Image')
    return notApplicable('a container image is scanned in its registry');
  const scanned = inspected(fn, context);
  const found = (scanned?.findings ?? []).filter(
    ({ kind }) => kind === `${type}_VULNERABILITY`,
  );
  if (found.length > 0) {
    return failed(findingEvidence(found), {
      reason: `${found.length} critical or high`,
    });
  }
  assertScanned(scanned, type);
  return passed();
}

/** Deploys a function whose code or packages were mended. */
export function deployMended(
  fn: ResourceIdentity,
  type: ScannedPart,
  summary: string,
): Remedy {
  return {
    summary,
    console: `Inspector (${fn.region}) > Findings > By Lambda function > ${fn.name}`,
    cli: [
      `aws inspector2 list-findings --region ${fn.region} --filter-criteria '{"lambdaFunctionName":[{"comparison":"EQUALS","value":"${fn.name}"}],"findingType":[{"comparison":"EQUALS","value":"${type}_VULNERABILITY"}]}'`,
      `${lambdaCli(
        'update-function-code',
        fn,
      )} --zip-file fileb://function.zip # once it is built anew`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nCode:\n  S3Bucket: <bucket>\n  S3Key: <the new build>`,
    terraform: `# ${fn.name}\nfilename         = "function.zip"\nsource_code_hash = filebase64sha256("function.zip")`,
  };
}

/** Weaknesses that are secrets written into code. Source: MITRE, CWE-798 and its relatives. */
const SECRET_WEAKNESSES = new Set(['CWE-798', 'CWE-259', 'CWE-321', 'CWE-547']);

/** Whether a finding says that code holds a secret. */
export function isSecretInCode({ kind, cwes }: InspectorFinding): boolean {
  return (
    kind === 'CODE_VULNERABILITY' &&
    cwes.some(cwe => SECRET_WEAKNESSES.has(cwe))
  );
}

/** Findings as evidence, the worst first; at most ten. */
export function findingEvidence(findings: InspectorFinding[]): Evidence[] {
  return [...findings]
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, 10)
    .map(one =>
      evidence(
        one.vulnerabilityId,
        [
          one.severity,
          one.packages.join(', ') || one.cwes.join(', '),
          one.exploitAvailable && 'exploit available',
          one.fixAvailable && 'fix available',
          one.epss !== null && `EPSS ${one.epss}`,
        ]
          .filter(Boolean)
          .join(', '),
        one.layerArn ?? undefined,
      ),
    );
}

function weight({ severity, exploitAvailable, epss }: InspectorFinding) {
  return (
    (severity === 'CRITICAL' ? 10 : 0) +
    (exploitAvailable ? 5 : 0) +
    (epss ?? 0)
  );
}
