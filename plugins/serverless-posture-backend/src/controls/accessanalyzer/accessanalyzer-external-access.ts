import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  notAvailable,
  ResourceView,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

type Analyzer = ResourceView<'AWS::AccessAnalyzer::Analyzer'>;

const isExternal = ({ analyzerType }: Analyzer) =>
  analyzerType === 'ACCOUNT' || analyzerType === 'ORGANIZATION';

const isActive = (analyzer: Analyzer) =>
  analyzer.exists && isExternal(analyzer) && analyzer.status === 'ACTIVE';

/** Source: Security Hub IAM.28. */
export const accessanalyzerExternalAccess = control({
  id: 'accessanalyzer-external-access',
  title: 'Access Analyzer looks for external access in the Region',
  description:
    'Access Analyzer proves which resources somebody outside may use, for policies that people can no longer ' +
    'read. Every Region with functions or APIs must have an active analyzer of external access, of the account ' +
    'or of the organization; other analyzers are not applicable then. An analyzer of the organization lives in ' +
    'another account: where the account has the service-linked role that it needs, but no analyzer, only the ' +
    'administrator can tell.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::AccessAnalyzer::Analyzer',
  reads: ['AWS::AccessAnalyzer::Analyzer', 'AWS::IAM::Role'],
  references: {
    securityHub: ['IAM.28'],
    config: ['iam-external-access-analyzer-enabled'],
    documents: [
      {
        title: 'Using AWS Identity and Access Management Access Analyzer',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html',
      },
    ],
  },
  evaluate(analyzer, context): Verdict {
    if (isActive(analyzer)) return passed();
    const analyzers = context.resources('AWS::AccessAnalyzer::Analyzer');
    if (analyzers.some(isActive))
      return notApplicable('another analyzer looks for external access');
    const { accountId, arn } = analyzer.$;
    const role = context.resource(
      'AWS::IAM::Role',
      `arn:${
        arn.split(':')[1]
      }:iam::${accountId}:role/aws-service-role/access-analyzer.amazonaws.com/AWSServiceRoleForAccessAnalyzer`,
    );
    if (role && !analyzers.some(isExternal)) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'access-analyzer:ListAnalyzers' },
        'whether an analyzer of the organization covers the Region, only its administrator can tell',
      );
    }
    return failed([
      evidence(
        'analyzers',
        analyzer.exists
          ? `${analyzer.analyzerType} ${analyzer.status}`
          : 'none',
      ),
    ]);
  },
  remedy: analyzer => ({
    summary: `Create an analyzer of external access in ${analyzer.region} for account ${analyzer.accountId}, best one of the organization.`,
    console: `IAM (${analyzer.region}) > Access Analyzer > Analyzer settings`,
    cli: `aws accessanalyzer create-analyzer --region ${analyzer.region} --analyzer-name external --type ACCOUNT`,
    cloudformation: `# ${analyzer.name}\nAnalyzer:\n  Type: AWS::AccessAnalyzer::Analyzer\n  Properties:\n    Type: ACCOUNT`,
    terraform: `# ${analyzer.name}\nresource "aws_accessanalyzer_analyzer" "external" {\n  analyzer_name = "external"\n  type          = "ACCOUNT"\n}`,
  }),
});
