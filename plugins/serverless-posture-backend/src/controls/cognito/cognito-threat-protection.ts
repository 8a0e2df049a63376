import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changePool, threatProtectionFix } from './remedies';

/** Source: Security Hub Cognito.1. */
export const cognitoThreatProtection = control({
  id: 'cognito-threat-protection',
  title: 'Threat protection is enforced for standard sign-in',
  description:
    'Threat protection rates sign-ins and knows leaked passwords; in audit mode it only writes down what it would have done. It ' +
    'must be enforced. It comes with the Plus plan: a pool of another plan fails, and needs another plan first. What it ' +
    'does at each risk is the matter of other controls.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPool',
  references: {
    securityHub: ['Cognito.1'],
    config: ['cognito-user-pool-advanced-security-enabled'],
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.threatProtection],
  },
  evaluate(pool) {
    const mode = evidence(
      'UserPoolAddOns.AdvancedSecurityMode',
      pool.threatProtection,
    );
    if (pool.threatProtection === 'ENFORCED') return passed();
    return pool.tier === 'PLUS'
      ? failed([mode])
      : failed([mode, evidence('UserPoolTier', pool.tier)], {
          reason: 'the plan of the pool has no threat protection: change it',
        });
  },
  remedy: pool =>
    changePool(
      pool,
      `Give ${pool.name} the Plus plan and enforce its threat protection.`,
      {
        page: 'Threat protection',
        cli: 'update-user-pool --user-pool-tier PLUS --user-pool-add-ons AdvancedSecurityMode=ENFORCED # with all other settings',
        property:
          'UserPoolTier: PLUS\nUserPoolAddOns: { AdvancedSecurityMode: ENFORCED }',
        terraform:
          'user_pool_tier = "PLUS"\nuser_pool_add_ons {\n  advanced_security_mode = "ENFORCED"\n}',
      },
    ),
  fix: threatProtectionFix,
});
