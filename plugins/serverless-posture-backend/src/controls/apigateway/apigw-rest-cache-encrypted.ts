import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf, updateStageCli, stageFix } from './remedies';

/** Source: Security Hub APIGateway.5. */
export const apigwRestCacheEncrypted = control({
  id: 'apigw-rest-cache-encrypted',
  title: 'Cached responses of the REST API stage are encrypted',
  description:
    'The cache of a stage keeps whole responses, personal data included. Every method setting that caches must encrypt. ' +
    'Without a cache cluster, or with no method that caches, nothing is kept and nothing is judged.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    securityHub: ['APIGateway.5'],
    config: ['api-gw-cache-enabled-and-encrypted'],
    documents: [
      {
        title: 'Cache settings for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
      },
    ],
  },
  evaluate(stage) {
    if (!stage.cacheClusterEnabled)
      return notApplicable('the stage has no cache');
    const caching = stage.methodSettings.filter(
      ({ cachingEnabled }) => cachingEnabled,
    );
    if (caching.length === 0) return notApplicable('no method caches');
    const plain = caching.filter(
      ({ cacheDataEncrypted }) => !cacheDataEncrypted,
    );
    return plain.length === 0
      ? passed()
      : failed(
          plain.map(({ method }) =>
            evidence(`methodSettings[${method}].cacheDataEncrypted`, false),
          ),
        );
  },
  remedy: stage => ({
    summary: `Turn the encryption of the cache of ${stage.name} on.`,
    console: consolePath(
      stage,
      stage.name,
      'Stages',
      `${idsOf(stage).stages}`,
      'Edit',
      'Encrypt cache data',
    ),
    cli: updateStageCli(
      stage,
      'op=replace,path=/*/*/caching/dataEncrypted,value=true',
    ),
    cloudformation: `# ${stage.name}, AWS::ApiGateway::Stage\nMethodSettings:\n  - ResourcePath: "/*"\n    HttpMethod: "*"\n    CachingEnabled: true\n    CacheDataEncrypted: true`,
    terraform: `# ${stage.name}, aws_api_gateway_method_settings\nmethod_path = "*/*"\nsettings {\n  caching_enabled      = true\n  cache_data_encrypted = true\n}`,
  }),
  fix: stageFix,
});
