import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub IAM.6, IAM.9. */
export const iamRootMfa = control({
  id: 'iam-root-mfa',
  title: 'The root user has a second factor or no credentials',
  description:
    'The root user may do everything, and no policy of the account stops it. It must have an MFA device, unless ' +
    'its password and keys were removed by central root access. Where the parameter asks for hardware, a ' +
    'virtual device fails with medium severity.',
  severity: 'CRITICAL',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::IAM::AccountSummary',
  references: {
    securityHub: ['IAM.6', 'IAM.9'],
    config: ['root-account-mfa-enabled', 'root-account-hardware-mfa-enabled'],
    documents: [
      {
        title: 'Multi-factor authentication for the root user',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html',
      },
      {
        title: 'Centrally manage root access for member accounts',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html',
      },
    ],
  },
  parameters: {
    requireHardware: {
      description:
        'Whether the MFA device of the root user must be a hardware one.',
      default: false,
    },
  },
  evaluate(account, context): Verdict {
    if (!account.rootMfa) {
      return account.rootPassword || account.rootAccessKey
        ? failed([evidence('SummaryMap.AccountMFAEnabled', 0)])
        : passed('the root user has no credentials');
    }
    return context.parameter<boolean>('requireHardware') &&
      account.rootVirtualMfa
      ? failed([evidence('VirtualMFADevices', 'root-account-mfa-device')], {
          severity: 'MEDIUM',
        })
      : passed();
  },
  remedy: account => ({
    summary: `Register an MFA device for the root user of account ${account.accountId}, or remove its credentials centrally.`,
    console:
      'IAM > Security credentials (as the root user) > Multi-factor authentication',
    cli: 'aws iam enable-organizations-root-credentials-management',
    cloudformation: '# not offered by CloudFormation',
    terraform:
      'resource "aws_iam_organizations_features" "root" {\n  enabled_features = ["RootCredentialsManagement"]\n}',
  }),
});
