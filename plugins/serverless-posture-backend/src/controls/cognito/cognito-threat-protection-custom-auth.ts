import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changePool, threatProtectionFix } from './remedies';

/** Source: Security Hub Cognito.4. */
export const cognitoThreatProtectionCustomAuth = control({
  id: 'cognito-threat-protection-custom-auth',
  title: 'Threat protection is enforced for custom sign-in flows',
  description:
    'A sign-in that Lambda triggers define goes around threat protection unless it is switched on for custom flows, too. Pools ' +
    'without a trigger that defines challenges are left out. What the triggers ask for is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPool',
  references: {
    securityHub: ['Cognito.4'],
    config: ['cognito-userpool-cust-auth-threat-full-check'],
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.threatProtection],
  },
  evaluate(pool) {
    if (!pool.hasCustomAuth)
      return notApplicable('no trigger defines a sign-in');
    const mode = pool.customAuthThreatProtection;
    return mode === 'ENFORCED'
      ? passed()
      : failed([
          evidence(
            'UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode',
            mode,
          ),
        ]);
  },
  remedy: pool =>
    changePool(
      pool,
      `Enforce threat protection for the custom sign-in of ${pool.name}.`,
      {
        page: 'Threat protection',
        cli: 'update-user-pool --user-pool-add-ons AdvancedSecurityMode=ENFORCED,AdvancedSecurityAdditionalFlows={CustomAuthMode=ENFORCED} # with all other settings',
        property:
          'UserPoolAddOns:\n  AdvancedSecurityMode: ENFORCED\n  AdvancedSecurityAdditionalFlows: { CustomAuthMode: ENFORCED }',
        terraform:
          'user_pool_add_ons {\n  advanced_security_mode = "ENFORCED"\n  advanced_security_additional_flows {\n    custom_auth_mode = "ENFORCED"\n  }\n}',
      },
    ),
  fix: threatProtectionFix,
});
