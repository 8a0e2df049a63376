import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub IAM.4. */
export const iamRootAccessKey = control({
  id: 'iam-root-access-key',
  title: 'The root user has no access key',
  description:
    'An access key of the root user works from anywhere, without a second factor, for everything. There must be ' +
    'none, active or not.',
  severity: 'CRITICAL',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::IAM::AccountSummary',
  references: {
    securityHub: ['IAM.4'],
    config: ['iam-root-access-key-check'],
    documents: [
      {
        title: 'Root user best practices for your AWS account',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
      },
    ],
  },
  evaluate: account =>
    account.rootAccessKey
      ? failed([evidence('SummaryMap.AccountAccessKeysPresent', 1)])
      : passed(),
  remedy: account => ({
    summary: `Delete the access key of the root user of account ${account.accountId}.`,
    console: 'IAM > Security credentials (as the root user) > Access keys',
    cli: 'aws iam delete-access-key --access-key-id <id of the key>  # as the root user',
    cloudformation: '# not offered by CloudFormation',
    terraform: '# not offered by Terraform',
  }),
});
