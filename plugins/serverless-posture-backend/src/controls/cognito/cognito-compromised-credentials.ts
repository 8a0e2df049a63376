import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changePool, threatProtectionFix } from './remedies';

const EVENTS = ['SIGN_IN', 'SIGN_UP', 'PASSWORD_CHANGE'];
const PATH = 'CompromisedCredentialsRiskConfiguration';

/** Source: Cognito guide, "Working with compromised-credentials detection". */
export const cognitoCompromisedCredentials = control({
  id: 'cognito-compromised-credentials',
  title: 'Sign-in with compromised credentials is blocked',
  description:
    'Passwords that leaked elsewhere are tried everywhere. Threat protection must be enforced, and block known ones at sign-in, ' +
    'sign-up and change of password. In audit mode it only watches. App clients may have a configuration of their own, ' +
    'which is not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPool',
  references: {
    owasp: ['SAS-02'],
    serverlessLens: ['SEC 1'],
    documents: [
      cognitoDocuments.compromisedCredentials,
      cognitoDocuments.threatProtection,
    ],
  },
  evaluate(pool) {
    if (pool.threatProtection !== 'ENFORCED') {
      return failed([
        evidence('UserPoolAddOns.AdvancedSecurityMode', pool.threatProtection),
      ]);
    }
    const configuration = pool.risk?.compromisedCredentials;
    if (configuration?.action !== 'BLOCK') {
      return failed([
        evidence(`${PATH}.Actions.EventAction`, configuration?.action ?? null),
      ]);
    }
    const { events } = configuration;
    const left = EVENTS.filter(
      event => events.length > 0 && !events.includes(event),
    );
    if (left.length === 0) return passed();
    return failed([evidence(`${PATH}.EventFilter`, events.join(', '))], {
      severity: left.includes('SIGN_IN') ? 'HIGH' : 'LOW',
      reason: `it does not look at ${left.join(', ')}`,
    });
  },
  remedy: pool =>
    changePool(
      pool,
      `Enforce threat protection of ${pool.name} and block compromised credentials at all events.`,
      {
        page: 'Threat protection',
        cli: 'set-risk-configuration --compromised-credentials-risk-configuration Actions={EventAction=BLOCK}',
        property:
          'UserPoolAddOns: { AdvancedSecurityMode: ENFORCED } # and AWS::Cognito::UserPoolRiskConfigurationAttachment',
        terraform:
          'user_pool_add_ons {\n  advanced_security_mode = "ENFORCED"\n}\n# aws_cognito_risk_configuration: compromised_credentials_risk_configuration { actions { event_action = "BLOCK" } }',
      },
    ),
  fix: threatProtectionFix,
});
