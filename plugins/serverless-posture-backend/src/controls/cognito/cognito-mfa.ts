import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changePool } from './remedies';
import { clientsOf, takesPasswords } from './signIn';

/** Source: Security Hub Cognito.5. */
export const cognitoMfa = control({
  id: 'cognito-mfa',
  title: 'User pool with password sign-in requires MFA',
  description:
    'A password alone is guessed, reused and phished. Where any app client lets users sign in with a password of the pool, MFA ' +
    'must be required of everyone: optional fails. Where text messages or mails are the only second factor it fails with ' +
    'low severity. Pools for federation or passkeys only are left out; factors of external providers are not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPool',
  reads: ['AWS::Cognito::UserPoolClient'],
  references: {
    securityHub: ['Cognito.5'],
    config: ['cognito-user-pool-mfa-enabled'],
    owasp: ['SAS-02'],
    serverlessLens: ['SEC 1'],
    documents: [cognitoDocuments.mfa],
  },
  evaluate(pool, context) {
    const asked = clientsOf(pool, context).some(client =>
      takesPasswords(client, pool.firstAuthFactors),
    );
    if (!asked) return notApplicable('no app client takes passwords');
    if (pool.mfa !== 'ON')
      return failed([evidence('MfaConfiguration', pool.mfa)]);
    const { authenticatorApp, passkey } = pool.mfaMethods;
    return authenticatorApp || passkey
      ? passed()
      : failed([evidence('SoftwareTokenMfaConfiguration.Enabled', false)], {
          severity: 'LOW',
          reason: 'messages are the only second factor',
        });
  },
  remedy: pool =>
    changePool(
      pool,
      `Require MFA in ${pool.name}, with an authenticator app or a passkey.`,
      {
        page: 'Sign-in',
        cli: 'set-user-pool-mfa-config --mfa-configuration ON --software-token-mfa-configuration Enabled=true',
        property: 'MfaConfiguration: "ON"\nEnabledMfas: [SOFTWARE_TOKEN_MFA]',
        terraform:
          'mfa_configuration = "ON"\nsoftware_token_mfa_configuration {\n  enabled = true\n}',
      },
    ),
});
