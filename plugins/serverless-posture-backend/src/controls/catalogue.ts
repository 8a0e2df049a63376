import { InputError } from '@backstage/errors';
import {
  Profile,
  profiles,
  severities,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { apigwAccessLogSensitiveFields } from './apigateway/apigw-access-log-sensitive-fields';
import { apigwDomainTlsPolicy } from './apigateway/apigw-domain-tls-policy';
import { apigwHttpAccessLogging } from './apigateway/apigw-http-access-logging';
import { apigwHttpCorsWildcard } from './apigateway/apigw-http-cors-wildcard';
import { apigwHttpDetailedMetrics } from './apigateway/apigw-http-detailed-metrics';
import { apigwHttpJwtScopes } from './apigateway/apigw-http-jwt-scopes';
import { apigwHttpRouteAuthorization } from './apigateway/apigw-http-route-authorization';
import { apigwHttpStageVariableSecrets } from './apigateway/apigw-http-stage-variable-secrets';
import { apigwHttpThrottling } from './apigateway/apigw-http-throttling';
import { apigwRestAccessLogging } from './apigateway/apigw-rest-access-logging';
import { apigwRestApiKeyOnly } from './apigateway/apigw-rest-api-key-only';
import { apigwRestApiTlsPolicy } from './apigateway/apigw-rest-api-tls-policy';
import { apigwRestCacheCrossUser } from './apigateway/apigw-rest-cache-cross-user';
import { apigwRestCacheEncrypted } from './apigateway/apigw-rest-cache-encrypted';
import { apigwRestClientCertificate } from './apigateway/apigw-rest-client-certificate';
import { apigwRestDataTrace } from './apigateway/apigw-rest-data-trace';
import { apigwRestDetailedMetrics } from './apigateway/apigw-rest-detailed-metrics';
import { apigwRestEndpointPrivate } from './apigateway/apigw-rest-endpoint-private';
import { apigwRestExecutionLogging } from './apigateway/apigw-rest-execution-logging';
import { apigwRestIntegrationCallerCredentials } from './apigateway/apigw-rest-integration-caller-credentials';
import { apigwRestIntegrationCleartext } from './apigateway/apigw-rest-integration-cleartext';
import { apigwRestIntegrationTlsVerify } from './apigateway/apigw-rest-integration-tls-verify';
import { apigwRestMethodAuthorization } from './apigateway/apigw-rest-method-authorization';
import { apigwRestPrivatePolicy } from './apigateway/apigw-rest-private-policy';
import { apigwRestResourcePolicyPublic } from './apigateway/apigw-rest-resource-policy-public';
import { apigwRestThrottling } from './apigateway/apigw-rest-throttling';
import { apigwRestWaf } from './apigateway/apigw-rest-waf';
import { apigwRestXray } from './apigateway/apigw-rest-xray';
import { apigwStageDescription } from './apigateway/apigw-stage-description';
import { apigwStageVariableSecrets } from './apigateway/apigw-stage-variable-secrets';
import { apigwWsAccessLogging } from './apigateway/apigw-ws-access-logging';
import { apigwWsConnectAuthorization } from './apigateway/apigw-ws-connect-authorization';
import { apigwWsDataTrace } from './apigateway/apigw-ws-data-trace';
import { apigwWsExecutionLogging } from './apigateway/apigw-ws-execution-logging';
import { apigwWsThrottling } from './apigateway/apigw-ws-throttling';
import { iamRoleConfusedDeputy } from './iam/iam-role-confused-deputy';
import { iamRoleCrossAccountTrust } from './iam/iam-role-cross-account-trust';
import { lambdaDescription } from './lambda/lambda-description';
import { lambdaEnvCleartextEndpoint } from './lambda/lambda-env-cleartext-endpoint';
import { lambdaEnvCmk } from './lambda/lambda-env-cmk';
import { lambdaEnvCodeInjection } from './lambda/lambda-env-code-injection';
import { lambdaEnvDebugEventLogging } from './lambda/lambda-env-debug-event-logging';
import { lambdaEnvSecrets } from './lambda/lambda-env-secrets';
import { lambdaEnvTlsVerificationOff } from './lambda/lambda-env-tls-verification-off';
import { lambdaInVpc } from './lambda/lambda-in-vpc';
import { lambdaLayerForeignAccount } from './lambda/lambda-layer-foreign-account';
import { lambdaLogFormatJson } from './lambda/lambda-log-format-json';
import { lambdaLogLevel } from './lambda/lambda-log-level';
import { lambdaResourcePolicyBroadSourceArn } from './lambda/lambda-resource-policy-broad-source-arn';
import { lambdaResourcePolicyConfusedDeputy } from './lambda/lambda-resource-policy-confused-deputy';
import { lambdaResourcePolicyExtraActions } from './lambda/lambda-resource-policy-extra-actions';
import { lambdaResourcePolicyOutsideOrg } from './lambda/lambda-resource-policy-outside-org';
import { lambdaResourcePolicyPublic } from './lambda/lambda-resource-policy-public';
import { lambdaResourcePolicyS3SourceAccount } from './lambda/lambda-resource-policy-s3-source-account';
import { lambdaRoleAdmin } from './lambda/lambda-role-admin';
import { lambdaRoleBroadManagedPolicy } from './lambda/lambda-role-broad-managed-policy';
import { lambdaRoleCannotLog } from './lambda/lambda-role-cannot-log';
import { lambdaRoleMissing } from './lambda/lambda-role-missing';
import { lambdaRoleNoBoundary } from './lambda/lambda-role-no-boundary';
import { lambdaRolePrivilegeEscalation } from './lambda/lambda-role-privilege-escalation';
import { lambdaRoleResourceWildcard } from './lambda/lambda-role-resource-wildcard';
import { lambdaRoleServiceWildcard } from './lambda/lambda-role-service-wildcard';
import { lambdaRoleTrustBroad } from './lambda/lambda-role-trust-broad';
import { lambdaRuntimeDeprecated } from './lambda/lambda-runtime-deprecated';
import { lambdaRuntimeDeprecatingSoon } from './lambda/lambda-runtime-deprecating-soon';
import { lambdaRuntimeUpdateBlocked } from './lambda/lambda-runtime-update-blocked';
import { lambdaTagged } from './lambda/lambda-tagged';
import { lambdaUrlAuthNone } from './lambda/lambda-url-auth-none';
import { lambdaUrlCorsWildcard } from './lambda/lambda-url-cors-wildcard';
import { lambdaXrayTracing } from './lambda/lambda-xray-tracing';
import { securityhubEnabled } from './securityhub/securityhub-enabled';

/** The controls that come with the plugin, by id. Other plugins add theirs with the extension point. */
export const defaultControls: readonly AnyControl[] = [
  apigwAccessLogSensitiveFields,
  apigwDomainTlsPolicy,
  apigwHttpAccessLogging,
  apigwHttpCorsWildcard,
  apigwHttpDetailedMetrics,
  apigwHttpJwtScopes,
  apigwHttpRouteAuthorization,
  apigwHttpStageVariableSecrets,
  apigwHttpThrottling,
  apigwRestAccessLogging,
  apigwRestApiKeyOnly,
  apigwRestApiTlsPolicy,
  apigwRestCacheCrossUser,
  apigwRestCacheEncrypted,
  apigwRestClientCertificate,
  apigwRestDataTrace,
  apigwRestDetailedMetrics,
  apigwRestEndpointPrivate,
  apigwRestExecutionLogging,
  apigwRestIntegrationCallerCredentials,
  apigwRestIntegrationCleartext,
  apigwRestIntegrationTlsVerify,
  apigwRestMethodAuthorization,
  apigwRestPrivatePolicy,
  apigwRestResourcePolicyPublic,
  apigwRestThrottling,
  apigwRestWaf,
  apigwRestXray,
  apigwStageDescription,
  apigwStageVariableSecrets,
  apigwWsAccessLogging,
  apigwWsConnectAuthorization,
  apigwWsDataTrace,
  apigwWsExecutionLogging,
  apigwWsThrottling,
  iamRoleConfusedDeputy,
  iamRoleCrossAccountTrust,
  lambdaDescription,
  lambdaEnvCleartextEndpoint,
  lambdaEnvCmk,
  lambdaEnvCodeInjection,
  lambdaEnvDebugEventLogging,
  lambdaEnvSecrets,
  lambdaEnvTlsVerificationOff,
  lambdaInVpc,
  lambdaLayerForeignAccount,
  lambdaLogFormatJson,
  lambdaLogLevel,
  lambdaResourcePolicyBroadSourceArn,
  lambdaResourcePolicyConfusedDeputy,
  lambdaResourcePolicyExtraActions,
  lambdaResourcePolicyOutsideOrg,
  lambdaResourcePolicyPublic,
  lambdaResourcePolicyS3SourceAccount,
  lambdaRoleAdmin,
  lambdaRoleBroadManagedPolicy,
  lambdaRoleCannotLog,
  lambdaRoleMissing,
  lambdaRoleNoBoundary,
  lambdaRolePrivilegeEscalation,
  lambdaRoleResourceWildcard,
  lambdaRoleServiceWildcard,
  lambdaRoleTrustBroad,
  lambdaRuntimeDeprecated,
  lambdaRuntimeDeprecatingSoon,
  lambdaRuntimeUpdateBlocked,
  lambdaTagged,
  lambdaUrlAuthNone,
  lambdaUrlCorsWildcard,
  lambdaXrayTracing,
  securityhubEnabled,
];

/** Which controls run: those of a profile, and what configuration says of single ones. */
export interface ControlSettings {
  profile: Profile;
  /** By control id. */
  controls?: Record<string, { enabled?: boolean; severity?: Severity }>;
}

/**
 * The controls that run, with configured severities. Throws an {@link InputError} for two controls with one id and for
 * settings of a control that doesn't exist: a misspelt id would silently leave a control on or off.
 */
export function enabledControls(
  all: readonly AnyControl[],
  { profile, controls: settings = {} }: ControlSettings,
): AnyControl[] {
  const ids = new Set<string>();
  for (const { id } of all) {
    if (ids.has(id))
      throw new InputError(
        `Two controls have the id ${id}; rename one of them`,
      );
    ids.add(id);
  }
  if (!profiles.includes(profile)) {
    throw new InputError(
      `serverlessPosture.profile must be one of ${profiles.join(
        ', ',
      )}, not ${profile}`,
    );
  }
  for (const [id, { severity }] of Object.entries(settings)) {
    if (!ids.has(id)) {
      throw new InputError(
        `serverlessPosture.controls.${id} names no control; the ids are ${[
          ...ids,
        ].join(', ')}`,
      );
    }
    if (severity !== undefined && !severities.includes(severity)) {
      throw new InputError(
        `serverlessPosture.controls.${id}.severity must be one of ${severities.join(
          ', ',
        )}, not ${severity}`,
      );
    }
  }
  const depth = profiles.indexOf(profile);
  return all
    .filter(
      ({ id, profile: smallest }) =>
        settings[id]?.enabled ?? profiles.indexOf(smallest) <= depth,
    )
    .map(one => ({
      ...one,
      severity: settings[one.id]?.severity ?? one.severity,
    }));
}

/** The resource types that controls judge or ask for, so that only these are collected. */
export function resourceTypesRead(
  controls: readonly AnyControl[],
): Set<ResourceType> {
  return new Set(
    controls.flatMap(({ resourceType, reads = [] }) => [
      resourceType,
      ...reads,
    ]),
  );
}

/** What a control says of itself, for people and for the API; what it does stays here. */
export function describeControl(control: AnyControl) {
  const { id, title, description, severity, profile, layer, references } =
    control;
  const { resourceType, reads = [] } = control;
  return {
    id,
    title,
    description,
    severity,
    profile,
    layer,
    resourceType,
    reads: [resourceType, ...reads],
    references,
  };
}
