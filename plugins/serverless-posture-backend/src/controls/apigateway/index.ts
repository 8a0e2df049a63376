import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { apigwAccessLogSensitiveFields } from './apigw-access-log-sensitive-fields';
import { apigwAccountLogRole } from './apigw-account-log-role';
import { apigwAlarmErrors } from './apigw-alarm-errors';
import { apigwDomainCertificateExpiry } from './apigw-domain-certificate-expiry';
import { apigwDomainTlsPolicy } from './apigw-domain-tls-policy';
import { apigwHttpAccessLogging } from './apigw-http-access-logging';
import { apigwHttpCorsWildcard } from './apigw-http-cors-wildcard';
import { apigwHttpDefaultEndpoint } from './apigw-http-default-endpoint';
import { apigwHttpDetailedMetrics } from './apigw-http-detailed-metrics';
import { apigwHttpEdgeProtection } from './apigw-http-edge-protection';
import { apigwHttpIntegrationCleartext } from './apigw-http-integration-cleartext';
import { apigwHttpJwtAuthorizer } from './apigw-http-jwt-authorizer';
import { apigwHttpJwtScopes } from './apigw-http-jwt-scopes';
import { apigwHttpPrivateIntegrationTls } from './apigw-http-private-integration-tls';
import { apigwHttpRouteAuthorization } from './apigw-http-route-authorization';
import { apigwHttpStageVariableSecrets } from './apigw-http-stage-variable-secrets';
import { apigwHttpThrottling } from './apigw-http-throttling';
import { apigwHttpTokenInQuery } from './apigw-http-token-in-query';
import { apigwIntegrationDangling } from './apigw-integration-dangling';
import { apigwIntegrationRoleWildcard } from './apigw-integration-role-wildcard';
import { apigwLogGroupCmk } from './apigw-log-group-cmk';
import { apigwLogGroupRetention } from './apigw-log-group-retention';
import { apigwMtlsBypass } from './apigw-mtls-bypass';
import { apigwMtlsEnabled } from './apigw-mtls-enabled';
import { apigwMtlsTruststore } from './apigw-mtls-truststore';
import { apigwRestAccessLogging } from './apigw-rest-access-logging';
import { apigwRestApiKeyOnly } from './apigw-rest-api-key-only';
import { apigwRestApiTlsPolicy } from './apigw-rest-api-tls-policy';
import { apigwRestAuthorizerExists } from './apigw-rest-authorizer-exists';
import { apigwRestAuthorizerUnused } from './apigw-rest-authorizer-unused';
import { apigwRestCacheCrossUser } from './apigw-rest-cache-cross-user';
import { apigwRestCacheEncrypted } from './apigw-rest-cache-encrypted';
import { apigwRestClientCertificateExpiry } from './apigw-rest-client-certificate-expiry';
import { apigwRestClientCertificate } from './apigw-rest-client-certificate';
import { apigwRestCorsWildcard } from './apigw-rest-cors-wildcard';
import { apigwRestDataTrace } from './apigw-rest-data-trace';
import { apigwRestDefaultEndpoint } from './apigw-rest-default-endpoint';
import { apigwRestDeployedAuthorization } from './apigw-rest-deployed-authorization';
import { apigwRestDetailedMetrics } from './apigw-rest-detailed-metrics';
import { apigwRestEndpointPrivate } from './apigw-rest-endpoint-private';
import { apigwRestExecutionLogging } from './apigw-rest-execution-logging';
import { apigwRestIntegrationCallerCredentials } from './apigw-rest-integration-caller-credentials';
import { apigwRestIntegrationCleartext } from './apigw-rest-integration-cleartext';
import { apigwRestIntegrationTlsVerify } from './apigw-rest-integration-tls-verify';
import { apigwRestMethodAuthorization } from './apigw-rest-method-authorization';
import { apigwRestPrivatePolicy } from './apigw-rest-private-policy';
import { apigwRestRequestModel } from './apigw-rest-request-model';
import { apigwRestRequestValidation } from './apigw-rest-request-validation';
import { apigwRestResourcePolicyPublic } from './apigw-rest-resource-policy-public';
import { apigwRestSensitiveQueryParameter } from './apigw-rest-sensitive-query-parameter';
import { apigwRestThrottling } from './apigw-rest-throttling';
import { apigwRestWaf } from './apigw-rest-waf';
import { apigwRestXray } from './apigw-rest-xray';
import { apigwStageDescription } from './apigw-stage-description';
import { apigwStageVariableSecrets } from './apigw-stage-variable-secrets';
import { apigwUsagePlanLimits } from './apigw-usage-plan-limits';
import { apigwUsagePlanMissing } from './apigw-usage-plan-missing';
import { apigwWsAccessLogging } from './apigw-ws-access-logging';
import { apigwWsConnectAuthorization } from './apigw-ws-connect-authorization';
import { apigwWsDataTrace } from './apigw-ws-data-trace';
import { apigwWsExecutionLogging } from './apigw-ws-execution-logging';
import { apigwWsThrottling } from './apigw-ws-throttling';

export const apigatewayControls: readonly AnyControl[] = [
  apigwAccessLogSensitiveFields,
  apigwAccountLogRole,
  apigwAlarmErrors,
  apigwDomainCertificateExpiry,
  apigwDomainTlsPolicy,
  apigwHttpAccessLogging,
  apigwHttpCorsWildcard,
  apigwHttpDefaultEndpoint,
  apigwHttpDetailedMetrics,
  apigwHttpEdgeProtection,
  apigwHttpIntegrationCleartext,
  apigwHttpJwtAuthorizer,
  apigwHttpJwtScopes,
  apigwHttpPrivateIntegrationTls,
  apigwHttpRouteAuthorization,
  apigwHttpStageVariableSecrets,
  apigwHttpThrottling,
  apigwHttpTokenInQuery,
  apigwIntegrationDangling,
  apigwIntegrationRoleWildcard,
  apigwLogGroupCmk,
  apigwLogGroupRetention,
  apigwMtlsBypass,
  apigwMtlsEnabled,
  apigwMtlsTruststore,
  apigwRestAccessLogging,
  apigwRestApiKeyOnly,
  apigwRestApiTlsPolicy,
  apigwRestAuthorizerExists,
  apigwRestAuthorizerUnused,
  apigwRestCacheCrossUser,
  apigwRestCacheEncrypted,
  apigwRestClientCertificateExpiry,
  apigwRestClientCertificate,
  apigwRestCorsWildcard,
  apigwRestDataTrace,
  apigwRestDefaultEndpoint,
  apigwRestDeployedAuthorization,
  apigwRestDetailedMetrics,
  apigwRestEndpointPrivate,
  apigwRestExecutionLogging,
  apigwRestIntegrationCallerCredentials,
  apigwRestIntegrationCleartext,
  apigwRestIntegrationTlsVerify,
  apigwRestMethodAuthorization,
  apigwRestPrivatePolicy,
  apigwRestRequestModel,
  apigwRestRequestValidation,
  apigwRestResourcePolicyPublic,
  apigwRestSensitiveQueryParameter,
  apigwRestThrottling,
  apigwRestWaf,
  apigwRestXray,
  apigwStageDescription,
  apigwStageVariableSecrets,
  apigwUsagePlanLimits,
  apigwUsagePlanMissing,
  apigwWsAccessLogging,
  apigwWsConnectAuthorization,
  apigwWsDataTrace,
  apigwWsExecutionLogging,
  apigwWsThrottling,
];
