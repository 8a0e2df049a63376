import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
  RestMethod,
  StageCache,
} from 'backstage-plugin-serverless-posture-node';
import { parentApi } from './parentApi';
import { methodConsole, updateIntegrationCli } from './remedies';

/** Source: API Gateway guide, "Cache settings for REST APIs in API Gateway". */
export const apigwRestCacheCrossUser = control({
  id: 'apigw-rest-cache-cross-user',
  title: 'The method caches responses separately for each caller',
  description:
    'A cache hands one response to everyone who asks for the same: where it is not kept by the Authorization header or ' +
    'the identity of the caller, one customer reads what another was answered. Judged are methods that authorize their ' +
    'caller and that a stage caches (GET, unless settings say otherwise). Where another header or query parameter is in ' +
    'the key, the identity source of the authorizer would tell; it is not read. Responses that are the same for everyone ' +
    'deserve an exemption. The working copy of the API is judged, which may be ahead of its stages.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::ApiGateway::Method',
  // Stages are read because the API's caches are theirs.
  reads: ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage'],
  references: {
    documents: [
      {
        title: 'Cache settings for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
      },
    ],
  },
  evaluate(method, context) {
    const { authorizationType } = method;
    if (authorizationType === 'NONE')
      return notApplicable('the method asks no caller who they are');
    const stages = parentApi(method, context)
      .caches.filter(cache => isCached(method, cache))
      .map(({ stage }) => stage);
    if (stages.length === 0)
      return notApplicable('no stage caches its responses');
    const keys = method.cacheKeyParameters;
    const identity = keys.find(identifiesCaller);
    if (identity) return passed(identity);
    const candidate = keys.find(key => mayIdentify(key, authorizationType));
    if (candidate) {
      return notAvailable(
        { errorClass: 'not-read' },
        `whether ${candidate} tells callers apart depends on the authorizer, which is not read`,
      );
    }
    return failed(
      [evidence('methodIntegration.cacheKeyParameters', keys.join(', '))],
      { reason: `cached in ${stages.join(', ')}` },
    );
  },
  remedy: method => ({
    summary: `Keep cached responses of ${method.name} by the Authorization header, or cache none, and deploy the API.`,
    console: methodConsole(
      method,
      'Integration request',
      'Edit',
      'URL request headers parameters',
      'Caching',
    ),
    cli: updateIntegrationCli(
      method,
      'op=add,path=/cacheKeyParameters/method.request.header.Authorization',
    ),
    cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nRequestParameters:\n  method.request.header.Authorization: true\nIntegration:\n  CacheKeyParameters:\n    - method.request.header.Authorization`,
    terraform: `# aws_api_gateway_integration of ${method.name}\ncache_key_parameters = ["method.request.header.Authorization"]`,
  }),
});

/** Settings of a method win over those of all; these cache GET only. */
function isCached(
  { httpMethod, path }: RestMethod,
  { settings }: StageCache,
): boolean {
  const isOn = (key: string) =>
    settings.find(({ method }) => method === key)?.cachingEnabled;
  const own = isOn(`${path}/${httpMethod}`);
  if (httpMethod !== 'ANY')
    return own ?? (httpMethod === 'GET' && Boolean(isOn('*/*')));
  const verbs = settings.filter(({ method }) =>
    /^[A-Z]+$/.test(
      method.startsWith(`${path}/`) ? method.slice(path.length + 1) : '',
    ),
  );
  return (
    verbs.some(({ cachingEnabled }) => cachingEnabled) ||
    (isOn(`${path}/GET`) ?? own ?? Boolean(isOn('*/*')))
  );
}

function identifiesCaller(key: string): boolean {
  return (
    /^method\.request\.header\.authorization$/i.test(key) ||
    /^context\.authorizer\.(principalId|claims\.sub)$/.test(key) ||
    /^context\.identity\.(caller|user|userArn|cognitoIdentityId)$/.test(key)
  );
}

/** IAM reads the Authorization header, Cognito authorizers read any header, Lambda authorizers what they like. */
function mayIdentify(
  key: string,
  authorizationType: RestMethod['authorizationType'],
): boolean {
  if (key.startsWith('context.')) return true;
  if (authorizationType === 'COGNITO_USER_POOLS')
    return /^(method|integration)\.request\.header\./.test(key);
  return (
    authorizationType === 'CUSTOM' &&
    /^(method|integration)\.request\.(multivalue)?(header|querystring)\./.test(
      key,
    )
  );
}
