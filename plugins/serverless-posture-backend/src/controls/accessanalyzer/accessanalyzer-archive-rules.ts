import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
  AccessAnalyzerArchiveRule,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Archive rules". */
export const accessanalyzerArchiveRules = control({
  id: 'accessanalyzer-archive-rules',
  title:
    'No archive rule hides public or external access to functions and their data',
  description:
    'A rule archives every finding that it matches, now and later, and nobody sees it again. A rule that may ' +
    'match functions, layers, queues, topics, keys, secrets, buckets or tables must be limited to named ' +
    'resources or principals, and must not ask for public access. What a rule does not limit it matches.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::AccessAnalyzer::Analyzer',
  reads: ['AWS::AccessAnalyzer::ArchiveRule'],
  references: {
    documents: [
      {
        title: 'Archive rules',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-archive-rules.html',
      },
    ],
  },
  evaluate(analyzer, context): Verdict {
    if (!/^(ACCOUNT|ORGANIZATION)$/.test(analyzer.analyzerType))
      return notApplicable('it does not look for external access');
    const hiding = context
      .resources('AWS::AccessAnalyzer::ArchiveRule')
      .filter(
        rule => rule.$.parentArn === analyzer.$.arn && hides(rule.filter),
      );
    return hiding.length > 0
      ? failed(hiding.map(({ $ }) => evidence('ruleName', $.name, $.arn)))
      : passed();
  },
  remedy: analyzer => ({
    summary: `Limit the archive rules of ${analyzer.name} to the resources and principals that they are meant for.`,
    console: `IAM (${analyzer.region}) > Access Analyzer > ${analyzer.name} > Archive rules`,
    cli: `aws accessanalyzer delete-archive-rule --region ${analyzer.region} --analyzer-name ${analyzer.name} --rule-name <rule>`,
    cloudformation: `# ${analyzer.name}\nArchiveRules:\n  - RuleName: known-partner\n    Filter:\n      - Property: principal.AWS\n        Eq: ["<account id>"]`,
    terraform: `# ${analyzer.name}\nresource "aws_accessanalyzer_archive_rule" "partner" {\n  analyzer_name = "${analyzer.name}"\n  rule_name     = "known-partner"\n}`,
  }),
});

const OURS =
  /^AWS::(Lambda::|SQS::Queue|SNS::Topic|KMS::Key|SecretsManager::Secret|S3::Bucket|S3Express::|DynamoDB::)/;

function hides(filter: AccessAnalyzerArchiveRule['filter']): boolean {
  const named = (name: string) =>
    filter.find(({ field }) => field === name)?.equals ?? [];
  const types = named('resourceType');
  if (types.length > 0 && !types.some(type => OURS.test(type))) return false;
  if (named('isPublic').includes('true')) return true;
  return !['id', 'resource', 'principal.AWS', 'principal.Federated'].some(
    name => named(name).length > 0 && !named(name).includes('*'),
  );
}
