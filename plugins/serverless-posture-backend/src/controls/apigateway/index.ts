import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { apigwAccessLogSensitiveFields } from './apigw-access-log-sensitive-fields';
import { apigwDomainTlsPolicy } from './apigw-domain-tls-policy';
import { apigwHttpAccessLogging } from './apigw-http-access-logging';
import { apigwHttpCorsWildcard } from './apigw-http-cors-wildcard';
import { apigwHttpDetailedMetrics } from './apigw-http-detailed-metrics';
import { apigwHttpJwtScopes } from './apigw-http-jwt-scopes';
import { apigwHttpRouteAuthorization } from './apigw-http-route-authorization';
import { apigwHttpStageVariableSecrets } from './apigw-http-stage-variable-secrets';
import { apigwHttpThrottling } from './apigw-http-throttling';
import { apigwLogGroupCmk } from './apigw-log-group-cmk';
import { apigwLogGroupRetention } from './apigw-log-group-retention';
import { apigwRestAccessLogging } from './apigw-rest-access-logging';
import { apigwRestApiKeyOnly } from './apigw-rest-api-key-only';
import { apigwRestApiTlsPolicy } from './apigw-rest-api-tls-policy';
import { apigwRestCacheCrossUser } from './apigw-rest-cache-cross-user';
import { apigwRestCacheEncrypted } from './apigw-rest-cache-encrypted';
import { apigwRestClientCertificate } from './apigw-rest-client-certificate';
import { apigwRestDataTrace } from './apigw-rest-data-trace';
import { apigwRestDetailedMetrics } from './apigw-rest-detailed-metrics';
import { apigwRestEndpointPrivate } from './apigw-rest-endpoint-private';
import { apigwRestExecutionLogging } from './apigw-rest-execution-logging';
import { apigwRestIntegrationCallerCredentials } from './apigw-rest-integration-caller-credentials';
import { apigwRestIntegrationCleartext } from './apigw-rest-integration-cleartext';
import { apigwRestIntegrationTlsVerify } from './apigw-rest-integration-tls-verify';
import { apigwRestMethodAuthorization } from './apigw-rest-method-authorization';
import { apigwRestPrivatePolicy } from './apigw-rest-private-policy';
import { apigwRestResourcePolicyPublic } from './apigw-rest-resource-policy-public';
import { apigwRestThrottling } from './apigw-rest-throttling';
import { apigwRestWaf } from './apigw-rest-waf';
import { apigwRestXray } from './apigw-rest-xray';
import { apigwStageDescription } from './apigw-stage-description';
import { apigwStageVariableSecrets } from './apigw-stage-variable-secrets';
import { apigwWsAccessLogging } from './apigw-ws-access-logging';
import { apigwWsConnectAuthorization } from './apigw-ws-connect-authorization';
import { apigwWsDataTrace } from './apigw-ws-data-trace';
import { apigwWsExecutionLogging } from './apigw-ws-execution-logging';
import { apigwWsThrottling } from './apigw-ws-throttling';

export const apigatewayControls: readonly AnyControl[] = [
  apigwAccessLogSensitiveFields,
  apigwDomainTlsPolicy,
  apigwHttpAccessLogging,
  apigwHttpCorsWildcard,
  apigwHttpDetailedMetrics,
  apigwHttpJwtScopes,
  apigwHttpRouteAuthorization,
  apigwHttpStageVariableSecrets,
  apigwHttpThrottling,
  apigwLogGroupCmk,
  apigwLogGroupRetention,
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
];
