import {
  control,
  evidence,
  failed,
  passed,
  TakeoverAction,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changePool, threatProtectionFix } from './remedies';

const PATH = 'AccountTakeoverRiskConfiguration.Actions';

/** Source: Cognito guide, "Working with adaptive authentication". */
export const cognitoAccountTakeover = control({
  id: 'cognito-account-takeover',
  title: 'Risky sign-in is blocked or challenged',
  description:
    'Cognito rates each sign-in by its device, place and past. Threat protection must be enforced, and sign-ins of high and ' +
    'medium risk blocked or asked for a second factor; asking only those who have one counts where the pool requires it of ' +
    'everyone. Low risk is left to the owner. App clients may have a configuration of their own, which is not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPool',
  references: {
    owasp: ['SAS-02'],
    serverlessLens: ['SEC 1'],
    documents: [
      cognitoDocuments.adaptiveAuthentication,
      cognitoDocuments.threatProtection,
    ],
  },
  evaluate(pool) {
    if (pool.threatProtection !== 'ENFORCED') {
      return failed([
        evidence('UserPoolAddOns.AdvancedSecurityMode', pool.threatProtection),
      ]);
    }
    const actions = pool.risk?.accountTakeover;
    if (!actions) return failed([evidence(PATH, null)]);
    const stops = (action: TakeoverAction) =>
      action === 'BLOCK' ||
      action === 'MFA_REQUIRED' ||
      (action === 'MFA_IF_CONFIGURED' && pool.mfa === 'ON');
    const found = [
      ...(stops(actions.high)
        ? []
        : [evidence(`${PATH}.HighAction.EventAction`, actions.high)]),
      ...(stops(actions.medium)
        ? []
        : [evidence(`${PATH}.MediumAction.EventAction`, actions.medium)]),
    ];
    if (found.length === 0) return passed();
    return stops(actions.high)
      ? failed(found, { severity: 'MEDIUM' })
      : failed(found);
  },
  remedy: pool =>
    changePool(
      pool,
      `Block sign-ins of high risk to ${pool.name}, and demand a second factor for medium risk.`,
      {
        page: 'Threat protection',
        cli: 'set-risk-configuration --account-takeover-risk-configuration Actions={HighAction={Notify=true,EventAction=BLOCK},MediumAction={Notify=true,EventAction=MFA_REQUIRED}}',
        property:
          'UserPoolAddOns: { AdvancedSecurityMode: ENFORCED } # and AWS::Cognito::UserPoolRiskConfigurationAttachment',
        terraform:
          'user_pool_add_ons {\n  advanced_security_mode = "ENFORCED"\n}\n# aws_cognito_risk_configuration: account_takeover_risk_configuration { … }',
      },
    ),
  fix: threatProtectionFix,
});
