import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changePool } from './remedies';

/** Source: Security Hub Cognito.3. */
export const cognitoPasswordPolicy = control({
  id: 'cognito-password-policy',
  title: 'Password policy is strong and temporary passwords expire',
  description:
    'Short passwords of one kind of character are guessed. Length, all four kinds of characters and the days that a temporary ' +
    'password is valid are judged by the values of Security Hub unless parameters say otherwise. What users really chose ' +
    'before the policy was raised is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPool',
  references: {
    securityHub: ['Cognito.3'],
    config: ['cognito-user-pool-password-policy-check'],
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.password],
  },
  parameters: {
    minimumLength: {
      description: 'Characters that a password must have.',
      default: 8,
      minimum: 6,
    },
    maximumTemporaryDays: {
      description: 'Most days that a temporary password may be valid.',
      default: 7,
      minimum: 1,
    },
  },
  evaluate({ passwordPolicy: policy }, context) {
    const flaws: [field: string, value: number | boolean, isFlaw: boolean][] = [
      [
        'MinimumLength',
        policy.minimumLength,
        policy.minimumLength < context.parameter<number>('minimumLength'),
      ],
      ['RequireUppercase', false, !policy.requireUppercase],
      ['RequireLowercase', false, !policy.requireLowercase],
      ['RequireNumbers', false, !policy.requireNumbers],
      ['RequireSymbols', false, !policy.requireSymbols],
      [
        'TemporaryPasswordValidityDays',
        policy.temporaryPasswordValidity,
        policy.temporaryPasswordValidity >
          context.parameter<number>('maximumTemporaryDays'),
      ],
    ];
    const found = flaws
      .filter(([, , isFlaw]) => isFlaw)
      .map(([field, value]) =>
        evidence(`Policies.PasswordPolicy.${field}`, value),
      );
    return found.length > 0 ? failed(found) : passed();
  },
  remedy: pool =>
    changePool(pool, `Raise the password policy of ${pool.name}.`, {
      page: 'Authentication methods',
      cli: 'update-user-pool --policies file://policies.json # with all other settings',
      property:
        'Policies:\n  PasswordPolicy: { MinimumLength: 12, RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true, TemporaryPasswordValidityDays: 7 }',
      terraform:
        'password_policy {\n  minimum_length                   = 12\n  require_uppercase                = true\n  require_lowercase                = true\n  require_numbers                  = true\n  require_symbols                  = true\n  temporary_password_validity_days = 7\n}',
    }),
});
