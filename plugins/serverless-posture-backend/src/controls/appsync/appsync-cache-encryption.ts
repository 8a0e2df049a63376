import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { apiConsole, apiIdOf } from './remedies';

/** Source: Security Hub AppSync.1 and AppSync.6, both retired. */
export const appsyncCacheEncryption = control({
  id: 'appsync-cache-encryption',
  title: 'The API cache is encrypted at rest and in transit',
  description:
    'Caches that were made before AppSync encrypted all of them may still hold answers in clear. The setting of an existing ' +
    'cache cannot be changed. APIs without a cache have nothing to judge.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'DATA',
  resourceType: 'AWS::AppSync::ApiCache',
  references: {
    securityHub: ['AppSync.1', 'AppSync.6'],
    config: [
      'appsync-cache-ct-encryption-at-rest',
      'appsync-cache-ct-encryption-in-transit',
      'appsync-cache-encryption-at-rest',
    ],
    documents: [
      {
        title: 'Configuring server-side caching and API payload compression',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html',
      },
    ],
  },
  evaluate({ atRestEncryptionEnabled, transitEncryptionEnabled }) {
    const found = [
      ...(atRestEncryptionEnabled
        ? []
        : [evidence('apiCache.atRestEncryptionEnabled', false)]),
      ...(transitEncryptionEnabled
        ? []
        : [evidence('apiCache.transitEncryptionEnabled', false)]),
    ];
    return found.length ? failed(found) : passed();
  },
  remedy: cache => ({
    summary: `Delete the cache of ${cache.name} and make it anew, encrypted.`,
    console: apiConsole(cache, 'Caching'),
    cli: [
      `aws appsync delete-api-cache --region ${cache.region} --api-id ${apiIdOf(
        cache,
      )}`,
      `aws appsync create-api-cache --region ${cache.region} --api-id ${apiIdOf(
        cache,
      )} --at-rest-encryption-enabled --transit-encryption-enabled --ttl 300 --api-caching-behavior FULL_REQUEST_CACHING --type SMALL`,
    ].join('\n'),
    cloudformation: `# ${cache.name}, AWS::AppSync::ApiCache\nAtRestEncryptionEnabled: true\nTransitEncryptionEnabled: true`,
    terraform: `# aws_appsync_api_cache of ${cache.name}\nat_rest_encryption_enabled = true\ntransit_encryption_enabled = true`,
  }),
});
