import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { appsyncApiKeyAdditionalAuth } from './appsync-api-key-additional-auth';
import { appsyncApiKeyDefaultAuth } from './appsync-api-key-default-auth';
import { appsyncCacheEncryption } from './appsync-cache-encryption';
import { appsyncDataSourceCleartext } from './appsync-data-source-cleartext';
import { appsyncDataSourceRole } from './appsync-data-source-role';
import { appsyncEnvSecrets } from './appsync-env-secrets';
import { appsyncEventsApiKey } from './appsync-events-api-key';
import { appsyncFieldLogging } from './appsync-field-logging';
import { appsyncLogVerboseContent } from './appsync-log-verbose-content';
import { appsyncOidcConfig } from './appsync-oidc-config';
import { appsyncQueryLimits } from './appsync-query-limits';
import { appsyncTagged } from './appsync-tagged';
import { appsyncWaf } from './appsync-waf';

export const appsyncControls: readonly AnyControl[] = [
  appsyncApiKeyAdditionalAuth,
  appsyncApiKeyDefaultAuth,
  appsyncCacheEncryption,
  appsyncDataSourceCleartext,
  appsyncDataSourceRole,
  appsyncEnvSecrets,
  appsyncEventsApiKey,
  appsyncFieldLogging,
  appsyncLogVerboseContent,
  appsyncOidcConfig,
  appsyncQueryLimits,
  appsyncTagged,
  appsyncWaf,
];
