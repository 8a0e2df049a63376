import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub IAM.7, IAM.10. */
export const iamPasswordPolicy = control({
  id: 'iam-password-policy',
  title: 'The password policy of the account is strong',
  description:
    'While people have passwords of IAM, their strength is what the account asks for; without a policy that is ' +
    'eight characters. The policy must ask for the length of the parameter, for all kinds of characters, and ' +
    'remember enough old passwords. Accounts without users are not applicable.',
  severity: 'LOW',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::IAM::AccountSummary',
  references: {
    securityHub: ['IAM.7', 'IAM.10'],
    config: ['iam-password-policy'],
    documents: [
      {
        title: 'Set an account password policy for IAM users',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
      },
    ],
  },
  parameters: {
    minimumLength: {
      description: 'Characters that a password must have.',
      default: 14,
      minimum: 6,
    },
    reusePrevention: {
      description: 'Passwords back that may not be used again.',
      default: 24,
      minimum: 0,
    },
    maxAgeDays: {
      description:
        'Days after which a password must be changed; 0: not judged.',
      default: 0,
      minimum: 0,
    },
  },
  evaluate({ users, passwordPolicy: policy }, context): Verdict {
    if (users === 0) return notApplicable('the account has no users');
    if (policy === null) return failed([evidence('PasswordPolicy', null)]);
    const atLeast = (name: string) => context.parameter<number>(name);
    const maxAge = atLeast('maxAgeDays');
    const weak = [
      [
        policy.minimumLength < atLeast('minimumLength'),
        'MinimumPasswordLength',
        policy.minimumLength,
      ],
      [!policy.requiresSymbols, 'RequireSymbols', false],
      [!policy.requiresNumbers, 'RequireNumbers', false],
      [!policy.requiresUppercase, 'RequireUppercaseCharacters', false],
      [!policy.requiresLowercase, 'RequireLowercaseCharacters', false],
      [
        (policy.reusePrevention ?? 0) < atLeast('reusePrevention'),
        'PasswordReusePrevention',
        policy.reusePrevention,
      ],
      [
        maxAge > 0 && (policy.maxAge ?? Infinity) > maxAge,
        'MaxPasswordAge',
        policy.maxAge,
      ],
    ] as const;
    const found = weak
      .filter(([isWeak]) => isWeak)
      .map(([, path, value]) => evidence(path, value));
    return found.length > 0 ? failed(found) : passed();
  },
  remedy: account => ({
    summary: `Raise the password policy of account ${account.accountId}, or let nobody sign in with a password of IAM.`,
    console: 'IAM > Account settings > Password policy',
    cli: 'aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --password-reuse-prevention 24',
    cloudformation: '# not offered by CloudFormation',
    terraform:
      'resource "aws_iam_account_password_policy" "strict" {\n  minimum_password_length      = 14\n  require_symbols              = true\n  require_numbers              = true\n  require_uppercase_characters = true\n  require_lowercase_characters = true\n  password_reuse_prevention    = 24\n}',
  }),
});
