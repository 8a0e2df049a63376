import {
  AccessAnalyzerClient,
  AnalyzerSummary,
  Criterion,
  ListAnalyzersCommand,
  ListArchiveRulesCommand,
  ListFindingsV2Command,
} from '@aws-sdk/client-accessanalyzer';
import {
  AccessAnalyzer,
  AwsReader,
  Collector,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { regionalFact } from '../facts';
import { attributeOf, everyPage, inScope, required } from '../fields';
import { serverlessTypes } from '../serverlessTypes';

const listAnalyzers = operation({
  id: 'access-analyzer:ListAnalyzers',
  client: AccessAnalyzerClient,
  command: ListAnalyzersCommand,
  probe: { maxResults: 1 },
});

const ANALYZERS = ['arn:{partition}:access-analyzer:*:*:analyzer/*'];

const listFindings = operation({
  id: 'access-analyzer:ListFindingsV2',
  client: AccessAnalyzerClient,
  command: ListFindingsV2Command,
  action: 'access-analyzer:ListFindings',
  resources: ANALYZERS,
});

const listArchiveRules = operation({
  id: 'access-analyzer:ListArchiveRules',
  client: AccessAnalyzerClient,
  command: ListArchiveRulesCommand,
  resources: ANALYZERS,
});

/** What functions and APIs are made of, as Access Analyzer names it. */
const RESOURCE_TYPES = [
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
  'AWS::S3::Bucket',
  'AWS::S3Express::DirectoryBucket',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::Stream',
];

const isExternal = (type: string) =>
  type === 'ACCOUNT' || type === 'ORGANIZATION';

/** The analyzers of a Region with what they found, and what their rules hide. */
export const accessAnalyzerCollector: Collector = {
  id: 'access-analyzer',
  scope: 'regional',
  follows: serverlessTypes,
  operations: { listAnalyzers, listFindings, listArchiveRules },
  listings: [
    {
      id: 'analyzers',
      resourceTypes: ['AWS::AccessAnalyzer::Analyzer'],
      async page(aws) {
        const analyzers = await analyzersOf(aws);
        return {
          resources:
            analyzers.length > 0
              ? await aws.all(analyzers, one => analyzer(aws, one))
              : [none(aws)],
        };
      },
    },
    {
      id: 'archive-rules',
      resourceTypes: ['AWS::AccessAnalyzer::ArchiveRule'],
      async page(aws, _token, inventory) {
        const analyzers = await inventory.of('AWS::AccessAnalyzer::Analyzer');
        const external = analyzers.filter(
          ({ attributes: { exists, analyzerType } }) =>
            exists === true && isExternal(`${analyzerType}`),
        );
        const rules = await aws.all(external, one => archiveRules(aws, one));
        return { resources: rules.flat() };
      },
    },
  ],
};

function analyzersOf(aws: AwsReader): Promise<AnalyzerSummary[]> {
  return everyPage(
    listAnalyzers,
    nextToken => aws.call(listAnalyzers, { nextToken }),
    output => ({
      items: required(output.analyzers, 'analyzers', listAnalyzers),
      next: output.nextToken,
    }),
  );
}

async function analyzer(
  aws: AwsReader,
  { arn, name, type, status }: AnalyzerSummary,
): Promise<Resource<'AWS::AccessAnalyzer::Analyzer'>> {
  const analyzerArn = required(arn, 'arn', listAnalyzers);
  const analyzerType = required(type, 'type', listAnalyzers);
  return {
    type: 'AWS::AccessAnalyzer::Analyzer',
    arn: analyzerArn,
    name: required(name, 'name', listAnalyzers),
    ...inScope(aws),
    tags: {},
    attributes: {
      exists: true,
      analyzerType,
      status: required(status, 'status', listAnalyzers),
      externalFindings: isExternal(analyzerType)
        ? await attributeOf(() => externalFindings(aws, analyzerArn))
        : [],
    },
  };
}

async function externalFindings(
  aws: AwsReader,
  analyzerArn: string,
): Promise<AccessAnalyzer['externalFindings']> {
  const findings = await everyPage(
    listFindings,
    nextToken =>
      aws.call(listFindings, {
        analyzerArn,
        maxResults: 100,
        nextToken,
        filter: {
          status: { eq: ['ACTIVE'] },
          resourceType: { eq: RESOURCE_TYPES },
          // An analyzer of the organization tells of all accounts; each is judged in its own.
          resourceOwnerAccount: { eq: [aws.accountId] },
        },
      }),
    output => ({
      items: required(output.findings, 'findings', listFindings),
      next: output.nextToken,
    }),
  );
  return findings
    .filter(
      ({ status, resourceOwnerAccount, resourceType }) =>
        status === 'ACTIVE' &&
        resourceOwnerAccount === aws.accountId &&
        RESOURCE_TYPES.includes(`${resourceType}`),
    )
    .map(finding => ({
      resource: required(finding.resource, 'resource', listFindings),
      resourceType: required(
        finding.resourceType,
        'resourceType',
        listFindings,
      ),
    }));
}

async function archiveRules(
  aws: AwsReader,
  { arn, name: analyzerName }: Resource<'AWS::AccessAnalyzer::Analyzer'>,
): Promise<Resource<'AWS::AccessAnalyzer::ArchiveRule'>[]> {
  const rules = await everyPage(
    listArchiveRules,
    nextToken =>
      aws.call(listArchiveRules, { analyzerName, maxResults: 100, nextToken }),
    output => ({
      items: required(output.archiveRules, 'archiveRules', listArchiveRules),
      next: output.nextToken,
    }),
  );
  return rules.map(({ ruleName, filter }) => {
    const name = required(ruleName, 'ruleName', listArchiveRules);
    return {
      type: 'AWS::AccessAnalyzer::ArchiveRule',
      arn: `${arn}/archive-rule/${name}`,
      name,
      parentArn: arn,
      ...inScope(aws),
      tags: {},
      attributes: {
        filter: Object.entries(
          required(filter, 'filter', listArchiveRules),
        ).map(([field, criterion]) => condition(field, criterion)),
      },
    };
  });
}

function condition(field: string, { eq, neq, contains, exists }: Criterion) {
  return {
    field,
    equals: eq ?? [],
    hasOthers: [neq, contains, exists].some(value => value !== undefined),
  };
}

function none(aws: AwsReader): Resource<'AWS::AccessAnalyzer::Analyzer'> {
  return regionalFact(
    'AWS::AccessAnalyzer::Analyzer',
    aws,
    { service: 'access-analyzer', path: 'analyzer/none', name: 'No analyzer' },
    { exists: false, analyzerType: '', status: '', externalFindings: [] },
  );
}
