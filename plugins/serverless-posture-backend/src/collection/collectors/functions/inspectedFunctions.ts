import {
  CoveredResource,
  Finding,
  Inspector2Client,
  ListCoverageCommand,
  ListFindingsCommand,
} from '@aws-sdk/client-inspector2';
import {
  AwsReader,
  Collector,
  InspectorFinding,
  InspectorScan,
  isUnknown,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn } from '../../../aws';
import {
  attributeOf,
  everyPage,
  inScope,
  oneOf,
  redactTags,
  required,
} from '../../fields';

const listCoverage = operation({
  id: 'inspector2:ListCoverage',
  client: Inspector2Client,
  command: ListCoverageCommand,
  probe: { maxResults: 1 },
});

const listFindings = operation({
  id: 'inspector2:ListFindings',
  client: Inspector2Client,
  command: ListFindingsCommand,
  probe: { maxResults: 1 },
});

const equals = (value: string) => [{ comparison: 'EQUALS' as const, value }];

/** Which functions Amazon Inspector scans, and what critical and high it finds: two listings for all functions together. */
export const inspectedFunctionsCollector: Collector = {
  id: 'inspected-functions',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: { listCoverage, listFindings },
  listings: [
    {
      id: 'functions',
      resourceTypes: ['AWS::Inspector2::CoveredResource'],
      // A finding may be of a function of any page, so that all pages make one.
      async page(aws) {
        const scans = await scansOf(aws);
        const findings = await attributeOf(() => findingsOf(aws));
        const arns = new Set([
          ...scans.keys(),
          ...(isUnknown(findings) ? [] : findings.keys()),
        ]);
        return {
          resources: [...arns].sort().map(
            (arn): Resource<'AWS::Inspector2::CoveredResource'> => ({
              type: 'AWS::Inspector2::CoveredResource',
              arn: `${arn}/inspector`,
              name: arn.slice(arn.lastIndexOf(':') + 1),
              parentArn: arn,
              ...inScope(aws),
              tags: redactTags(),
              attributes: {
                scans: scans.get(arn) ?? [],
                findings: isUnknown(findings)
                  ? findings
                  : findings.get(arn) ?? [],
              },
            }),
          ),
        };
      },
    },
  ],
};

async function scansOf(aws: AwsReader): Promise<Map<string, InspectorScan[]>> {
  const covered = await everyPage(
    listCoverage,
    nextToken =>
      aws.call(listCoverage, {
        // Its administrator would see the whole organization.
        filterCriteria: {
          accountId: equals(aws.accountId),
          resourceType: equals('AWS_LAMBDA_FUNCTION'),
        },
        maxResults: 200,
        nextToken,
      }),
    output => ({
      items: required(
        output.coveredResources,
        'coveredResources',
        listCoverage,
      ).map((one): [string, InspectorScan] => [
        canonicalArn(required(one.resourceId, 'resourceId', listCoverage)),
        scan(one),
      ]),
      next: output.nextToken,
    }),
  );
  return grouped(covered);
}

function scan({
  scanType,
  scanStatus,
  lastScannedAt,
}: CoveredResource): InspectorScan {
  return {
    type: oneOf(
      scanType,
      ['PACKAGE', 'CODE', 'NETWORK'],
      'scanType',
      listCoverage,
    ),
    status: oneOf(
      scanStatus?.statusCode,
      ['ACTIVE', 'INACTIVE'],
      'scanStatus.statusCode',
      listCoverage,
    ),
    reason: required<string>(
      scanStatus?.reason,
      'scanStatus.reason',
      listCoverage,
    ),
    lastScannedAt: lastScannedAt?.toISOString() ?? null,
  };
}

async function findingsOf(
  aws: AwsReader,
): Promise<Map<string, InspectorFinding[]>> {
  const findings = await everyPage(
    listFindings,
    nextToken =>
      aws.call(listFindings, {
        filterCriteria: {
          awsAccountId: equals(aws.accountId),
          findingStatus: equals('ACTIVE'),
          resourceType: equals('AWS_LAMBDA_FUNCTION'),
          severity: [...equals('CRITICAL'), ...equals('HIGH')],
        },
        maxResults: 100,
        nextToken,
      }),
    output => ({
      items: required(output.findings, 'findings', listFindings).flatMap(
        perFunction,
      ),
      next: output.nextToken,
    }),
  );
  return grouped(findings);
}

function perFunction(one: Finding): [string, InspectorFinding][] {
  const parsed = finding(one);
  const resources = required(one.resources, 'resources', listFindings);
  if (!parsed) return [];
  return resources.map(({ id }) => [
    canonicalArn(required(id, 'resources.id', listFindings)),
    parsed,
  ]);
}

/** Undefined for kinds that functions don't have. */
function finding(one: Finding): InspectorFinding | undefined {
  const { packageVulnerabilityDetails: packages, codeVulnerabilityDetails } =
    one;
  if (
    one.type !== 'PACKAGE_VULNERABILITY' &&
    one.type !== 'CODE_VULNERABILITY'
  ) {
    return undefined;
  }
  const vulnerable = packages?.vulnerablePackages ?? [];
  return {
    kind: one.type,
    severity: oneOf(
      one.severity,
      ['CRITICAL', 'HIGH'],
      'severity',
      listFindings,
    ),
    title: required(one.title, 'title', listFindings),
    vulnerabilityId:
      packages?.vulnerabilityId ??
      codeVulnerabilityDetails?.detectorId ??
      required(one.title, 'title', listFindings),
    cwes: codeVulnerabilityDetails?.cwes ?? [],
    packages: vulnerable.map(({ name, version }) => `${name} ${version}`),
    layerArn:
      codeVulnerabilityDetails?.sourceLambdaLayerArn ??
      vulnerable.find(({ sourceLambdaLayerArn }) => sourceLambdaLayerArn)
        ?.sourceLambdaLayerArn ??
      null,
    fixAvailable: one.fixAvailable === 'YES',
    exploitAvailable: one.exploitAvailable === 'YES',
    epss: one.epss?.score ?? null,
  };
}

function grouped<V>(entries: (readonly [string, V])[]): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const [key, value] of entries) {
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}
