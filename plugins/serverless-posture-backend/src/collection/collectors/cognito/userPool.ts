import {
  GetUserPoolMfaConfigResponse,
  LambdaConfigType,
  LogDeliveryConfigurationType,
  PasswordPolicyType,
  RiskConfigurationType,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  Attributes,
  AwsReader,
  isUnknown,
  MfaMethods,
  PasswordPolicy,
  Resource,
  RiskConfiguration,
  ThreatProtectionMode,
  unknown,
  UserPool,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, oneOf, redactTags, required } from '../../fields';
import {
  describeRiskConfiguration,
  describeUserPool,
  getLogDeliveryConfiguration,
  getUserPoolMfaConfig,
  getWebAclForResource,
} from './operations';

/** A pool as far as it is known by being listed. */
export interface ListedPool {
  id: string;
  name: string;
}

type Described = Omit<
  Attributes<UserPool>,
  'mfaMethods' | 'risk' | 'exportedLogs' | 'webAclArn'
>;

const described = [
  'tier',
  'mfa',
  'firstAuthFactors',
  'passwordPolicy',
  'threatProtection',
  'customAuthThreatProtection',
  'hasCustomAuth',
  'isAdminCreateOnly',
  'autoVerifiedAttributes',
  'verifiedBeforeUpdate',
  'attributes',
  'hasDeletionProtection',
] as const satisfies readonly (keyof Described)[];

/** A user pool with what is set beside it. */
export async function userPool(
  aws: AwsReader,
  { id, name }: ListedPool,
): Promise<Resource<'AWS::Cognito::UserPool'>> {
  const arn = `arn:${aws.partition}:cognito-idp:${aws.region}:${aws.accountId}:userpool/${id}`;
  const UserPoolId = id;
  const pool = await aws.read(
    describeUserPool,
    { UserPoolId },
    ({ UserPool: found }) => required(found, 'UserPool', describeUserPool),
  );
  const [mfaMethods, risk, exportedLogs, webAclArn] = await Promise.all([
    aws.read(getUserPoolMfaConfig, { UserPoolId }, mfaMethodsOf),
    aws.read<
      any,
      { RiskConfiguration?: RiskConfigurationType },
      RiskConfiguration | null
    >(
      describeRiskConfiguration,
      { UserPoolId },
      output =>
        riskOf(
          required(
            output.RiskConfiguration,
            'RiskConfiguration',
            describeRiskConfiguration,
          ),
        ),
      null,
    ),
    aws.read(getLogDeliveryConfiguration, { UserPoolId }, output =>
      exportedLogsOf(output.LogDeliveryConfiguration),
    ),
    aws.read(getWebAclForResource, { ResourceArn: arn }, ({ WebACL }) =>
      WebACL ? required(WebACL.ARN, 'WebACL.ARN', getWebAclForResource) : null,
    ),
  ]);
  return {
    type: 'AWS::Cognito::UserPool',
    arn,
    name,
    ...inScope(aws),
    tags: isUnknown(pool) ? pool : redactTags(pool.UserPoolTags),
    attributes: {
      ...(isUnknown(pool)
        ? (Object.fromEntries(described.map(key => [key, pool])) as Described)
        : parse(pool)),
      mfaMethods,
      risk,
      exportedLogs,
      webAclArn,
    },
  };
}

function parse(pool: UserPoolType): Described {
  const from = describeUserPool;
  const { UserPoolAddOns: addOns, Policies } = pool;
  return {
    tier: pool.UserPoolTier
      ? oneOf<UserPool['tier']>(
          pool.UserPoolTier,
          ['LITE', 'ESSENTIALS', 'PLUS'],
          'UserPoolTier',
          from,
        )
      : unknown('malformed', from.id, 'UserPoolTier is missing'),
    mfa: oneOf<UserPool['mfa']>(
      pool.MfaConfiguration ?? 'OFF',
      ['OFF', 'ON', 'OPTIONAL'],
      'MfaConfiguration',
      from,
    ),
    firstAuthFactors: Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [
      'PASSWORD',
    ],
    passwordPolicy: Policies?.PasswordPolicy
      ? passwordPolicyOf(Policies.PasswordPolicy)
      : unknown('malformed', from.id, 'Policies.PasswordPolicy is missing'),
    threatProtection: oneOf<ThreatProtectionMode>(
      addOns?.AdvancedSecurityMode ?? 'OFF',
      ['OFF', 'AUDIT', 'ENFORCED'],
      'UserPoolAddOns.AdvancedSecurityMode',
      from,
    ),
    customAuthThreatProtection: oneOf<ThreatProtectionMode>(
      addOns?.AdvancedSecurityAdditionalFlows?.CustomAuthMode ?? 'OFF',
      ['OFF', 'AUDIT', 'ENFORCED'],
      'UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode',
      from,
    ),
    hasCustomAuth: definesCustomAuth(pool.LambdaConfig),
    isAdminCreateOnly:
      pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    autoVerifiedAttributes: pool.AutoVerifiedAttributes ?? [],
    verifiedBeforeUpdate:
      pool.UserAttributeUpdateSettings
        ?.AttributesRequireVerificationBeforeUpdate ?? [],
    attributes: required(pool.SchemaAttributes, 'SchemaAttributes', from).map(
      ({ Name, Mutable, DeveloperOnlyAttribute }) => ({
        name: required(Name, 'SchemaAttributes.Name', from),
        isMutable: Mutable ?? true,
        isDeveloperOnly: DeveloperOnlyAttribute ?? false,
      }),
    ),
    hasDeletionProtection: pool.DeletionProtection === 'ACTIVE',
  };
}

function definesCustomAuth(config: LambdaConfigType = {}): boolean {
  return Boolean(config.DefineAuthChallenge);
}

function passwordPolicyOf(policy: PasswordPolicyType): PasswordPolicy {
  return {
    minimumLength: required(
      policy.MinimumLength,
      'Policies.PasswordPolicy.MinimumLength',
      describeUserPool,
    ),
    requireUppercase: policy.RequireUppercase ?? false,
    requireLowercase: policy.RequireLowercase ?? false,
    requireNumbers: policy.RequireNumbers ?? false,
    requireSymbols: policy.RequireSymbols ?? false,
    // The default of AWS (Cognito API reference, "PasswordPolicyType").
    temporaryPasswordValidity: policy.TemporaryPasswordValidityDays ?? 7,
  };
}

function mfaMethodsOf(output: GetUserPoolMfaConfigResponse): MfaMethods {
  return {
    authenticatorApp: output.SoftwareTokenMfaConfiguration?.Enabled ?? false,
    sms: output.SmsMfaConfiguration?.SmsConfiguration !== undefined,
    email: output.EmailMfaConfiguration !== undefined,
    passkey:
      output.WebAuthnConfiguration?.FactorConfiguration ===
      'MULTI_FACTOR_WITH_USER_VERIFICATION',
  };
}

function riskOf({
  CompromisedCredentialsRiskConfiguration: compromised,
  AccountTakeoverRiskConfiguration: takeover,
}: RiskConfigurationType): RiskConfiguration {
  const from = describeRiskConfiguration;
  const level = (name: 'LowAction' | 'MediumAction' | 'HighAction') =>
    oneOf(
      takeover?.Actions?.[name]?.EventAction ?? 'NO_ACTION',
      ['BLOCK', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED', 'NO_ACTION'],
      `AccountTakeoverRiskConfiguration.Actions.${name}.EventAction`,
      from,
    );
  return {
    compromisedCredentials: compromised
      ? {
          action: oneOf(
            compromised.Actions?.EventAction ?? 'NO_ACTION',
            ['BLOCK', 'NO_ACTION'],
            'CompromisedCredentialsRiskConfiguration.Actions.EventAction',
            from,
          ),
          events: compromised.EventFilter ?? [],
        }
      : null,
    accountTakeover: takeover
      ? {
          low: level('LowAction'),
          medium: level('MediumAction'),
          high: level('HighAction'),
        }
      : null,
  };
}

function exportedLogsOf(
  configuration: LogDeliveryConfigurationType | undefined,
): UserPool['exportedLogs'] {
  return (configuration?.LogConfigurations ?? [])
    .filter(
      log =>
        log.CloudWatchLogsConfiguration?.LogGroupArn ||
        log.S3Configuration?.BucketArn ||
        log.FirehoseConfiguration?.StreamArn,
    )
    .map(({ EventSource, LogLevel }) => ({
      source: required(EventSource, 'EventSource', getLogDeliveryConfiguration),
      level: required(LogLevel, 'LogLevel', getLogDeliveryConfiguration),
    }));
}
