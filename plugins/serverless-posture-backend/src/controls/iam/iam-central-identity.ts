import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "What is IAM Identity Center?". */
export const iamCentralIdentity = control({
  id: 'iam-central-identity',
  title: 'People sign in through a central identity provider',
  description:
    'Who leaves the company leaves a central provider, too; users of IAM stay behind in every account. The ' +
    'account must have a SAML provider; IAM Identity Center makes one in each account that people may enter. An ' +
    'account with neither a provider nor users is not applicable: people enter it from elsewhere.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::IAM::SAMLProvider',
  reads: ['AWS::IAM::AccountSummary'],
  references: {
    documents: [
      {
        title: 'What is IAM Identity Center?',
        url: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/what-is.html',
      },
    ],
  },
  evaluate({ samlProviders }, context): Verdict {
    if (samlProviders.length > 0) return passed(samlProviders[0]);
    const [account] = context.resources('AWS::IAM::AccountSummary');
    if (account?.users === 0) return notApplicable('nobody signs in here');
    return failed([evidence('SAMLProviderList', 'none')]);
  },
  remedy: account => ({
    summary: `Let the people of account ${account.accountId} sign in through IAM Identity Center or a SAML provider.`,
    console: 'IAM Identity Center > AWS accounts',
    cli: 'aws iam create-saml-provider --name corporate --saml-metadata-document file://metadata.xml',
    cloudformation: 'Provider:\n  Type: AWS::IAM::SAMLProvider',
    terraform:
      'resource "aws_iam_saml_provider" "corporate" {\n  name                   = "corporate"\n  saml_metadata_document = file("metadata.xml")\n}',
  }),
});
