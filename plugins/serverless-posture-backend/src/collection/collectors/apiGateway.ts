import {
  APIGatewayClient,
  DomainName as RestDomainName,
  GetDomainNamesCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  Integration,
  Method,
  MethodSetting as StageMethodSetting,
  Resource as ApiResource,
  RestApi,
  Stage,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  DomainName as HttpDomainName,
  GetDomainNamesCommand as GetHttpDomainNamesCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  AccessLogFormat,
  AnyResource,
  Attribute,
  AwsReader,
  CollectionError,
  Collector,
  isUnknown,
  Listing,
  MethodSetting,
  operation,
  Operation,
  Page,
  Resource,
  ResourceType,
  ResourceTypes,
  RestMethod,
  RestStage,
  StageCache,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn } from '../../aws';
import {
  attributeOf,
  everyPage,
  inScope,
  oneOf,
  redactTags,
  required,
} from '../fields';
import { policyText } from '../policies';
import { namedValues } from '../secrets';
import { accessLogFormat } from './accessLogFormat';
import { weakestPolicy } from './securityPolicies';

/** The most that one page of API Gateway holds. */
const PAGE = 500;

/** The right to call is judged before the API is looked up, so that one that doesn't exist shows the right. */
const NO_API = 'probe00000';

const getRestApis = operation({
  id: 'apigateway:GetRestApis',
  client: APIGatewayClient,
  command: GetRestApisCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis'],
  probe: { limit: 1 },
});

const getStages = operation({
  id: 'apigateway:GetStages',
  client: APIGatewayClient,
  command: GetStagesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis/*/stages'],
  absent: ['NotFoundException'],
  probe: { restApiId: NO_API },
});

const getResources = operation({
  id: 'apigateway:GetResources',
  client: APIGatewayClient,
  command: GetResourcesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis/*/resources'],
  absent: ['NotFoundException'],
  probe: { restApiId: NO_API },
});

const getDomainNames = operation({
  id: 'apigateway:GetDomainNames',
  client: APIGatewayClient,
  command: GetDomainNamesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/domainnames'],
  probe: { limit: 1 },
});

const getHttpDomainNames = operation({
  id: 'apigatewayv2:GetDomainNames',
  client: ApiGatewayV2Client,
  command: GetHttpDomainNamesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/domainnames'],
  probe: { MaxResults: '1' },
});

/**
 * Custom domains of both versions of the service, which show the same names in AWS: each is one resource. They are few
 * (the quota is 120 in a Region), so that all of them make one page.
 */
const domainNames: Listing = {
  id: 'domain-names',
  resourceTypes: ['AWS::ApiGateway::DomainName'],
  async page(aws) {
    const [rest, http] = await Promise.all([
      everyPage(
        getDomainNames,
        position => aws.call(getDomainNames, { limit: PAGE, position }),
        ({ items, position }) => ({
          items: required(items, 'items', getDomainNames),
          next: position,
        }),
      ),
      everyPage(
        getHttpDomainNames,
        NextToken =>
          aws.call(getHttpDomainNames, { MaxResults: String(PAGE), NextToken }),
        ({ Items, NextToken }) => ({
          items: required(Items, 'Items', getHttpDomainNames),
          next: NextToken,
        }),
      ),
    ]);
    const domains = new Map<string, Resource<'AWS::ApiGateway::DomainName'>>();
    for (const domain of [
      ...http.map(one => httpDomain(aws, one)),
      ...rest.map(one => restDomain(aws, one)),
    ]) {
      domains.set(domain.arn, domain);
    }
    return { resources: [...domains.values()] };
  },
};

/** REST APIs with their stages and methods, or those of them that are needed: methods are the dearest read of API Gateway. */
export function apiGatewayCollector(needed?: ReadonlySet<string>): Collector {
  const needs = (type: ResourceType) => !needed || needed.has(type);
  const stages = needs('AWS::ApiGateway::Stage');
  const methods = needs('AWS::ApiGateway::Method');
  const apis = stages || methods || needs('AWS::ApiGateway::RestApi');
  const domains = needs('AWS::ApiGateway::DomainName');
  return {
    id: 'apigateway',
    scope: 'regional',
    operations: {
      ...(apis ? { getRestApis } : {}),
      ...(stages ? { getStages } : {}),
      ...(methods ? { getResources } : {}),
      ...(domains ? { getDomainNames, getHttpDomainNames } : {}),
    },
    listings: [
      ...(apis ? [restApis({ stages, methods })] : []),
      ...(domains ? [domainNames] : []),
    ],
  };
}

const nothing: Page = { resources: [] };

type RestApiAttributes = ResourceTypes['AWS::ApiGateway::RestApi'];
type StageOf = Resource<'AWS::ApiGateway::Stage'> & {
  attributes: Pick<RestStage, 'cacheClusterEnabled' | 'methodSettings'>;
};
type MethodOf = Resource<'AWS::ApiGateway::Method'> & {
  attributes: Pick<RestMethod, 'integrationType'>;
};

function restApis(read: { stages: boolean; methods: boolean }): Listing {
  return {
    id: 'rest-apis',
    resourceTypes: [
      'AWS::ApiGateway::RestApi',
      ...(read.stages ? (['AWS::ApiGateway::Stage'] as const) : []),
      ...(read.methods ? (['AWS::ApiGateway::Method'] as const) : []),
    ],
    async page(aws, token) {
      const { items, position } = await aws.call(getRestApis, {
        limit: PAGE,
        position: token,
      });
      const apis = required(items, 'items', getRestApis).map(item =>
        restApi(aws, item),
      );
      const parts = await aws.all(apis, api =>
        Promise.all([
          read.stages
            ? children(api, 'AWS::ApiGateway::Stage', () =>
                telling(api, 'caches', () => stagesOf(aws, api), cachesOf),
              )
            : nothing,
          read.methods
            ? children(api, 'AWS::ApiGateway::Method', () =>
                telling(
                  api,
                  'integrationTypes',
                  () => methodsOf(aws, api),
                  integrationTypesOf,
                ),
              )
            : nothing,
        ]),
      );
      return mergePages([{ resources: apis }, ...parts.flat()], position);
    },
  };
}

/** Several pages as one. */
export function mergePages(pages: Page[], next: string | undefined): Page {
  return {
    resources: pages.flatMap(page => page.resources),
    gaps: pages.flatMap(page => page.gaps ?? []),
    next: next || undefined,
  };
}

/** The children of an API, or the gap that they leave where they could not be read. */
export async function children(
  parent: AnyResource,
  type: ResourceType,
  read: () => Promise<AnyResource[]>,
): Promise<Page> {
  const resources = await attributeOf(read);
  if (!isUnknown(resources)) return { resources };
  const { arn: parentArn, name: parentName } = parent;
  return {
    resources: [],
    gaps: [{ type, parentArn, parentName, reason: resources.$unknown }],
  };
}

/**
 * Reads children of an API and tells the API what controls of one child need to know of the others: as much, or as
 * little, as is known of them.
 */
async function telling<C, K extends keyof RestApiAttributes>(
  api: Resource<'AWS::ApiGateway::RestApi'>,
  attribute: K,
  read: () => Promise<C[]>,
  summarize: (all: C[]) => RestApiAttributes[K],
): Promise<C[]> {
  const all = await attributeOf(read);
  if (isUnknown(all)) {
    Object.assign(api.attributes, { [attribute]: all });
    throw new CollectionError(all.$unknown);
  }
  Object.assign(api.attributes, { [attribute]: summarize(all) });
  return all;
}

function cachesOf(stages: StageOf[]): StageCache[] {
  return stages
    .filter(({ attributes }) => attributes.cacheClusterEnabled)
    .map(({ name, attributes }) => ({
      stage: name,
      settings: attributes.methodSettings.map(({ method, cachingEnabled }) => ({
        method,
        cachingEnabled,
      })),
    }));
}

function integrationTypesOf(methods: MethodOf[]): string[] {
  const types = methods.flatMap(
    ({ attributes }) => attributes.integrationType ?? [],
  );
  return [...new Set(types)].sort();
}

const endpointTypes = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;

function restApi(
  aws: AwsReader,
  api: RestApi,
): Resource<'AWS::ApiGateway::RestApi'> {
  const id = required(api.id, 'id', getRestApis);
  const types = required(
    api.endpointConfiguration?.types,
    'endpointConfiguration.types',
    getRestApis,
  );
  return {
    type: 'AWS::ApiGateway::RestApi',
    arn: `arn:${aws.partition}:apigateway:${aws.region}::/restapis/${id}`,
    name: api.name || id,
    ...inScope(aws),
    tags: redactTags(api.tags),
    attributes: {
      endpointTypes: types.map(type =>
        oneOf(type, endpointTypes, 'endpointConfiguration.types', getRestApis),
      ),
      policy: api.policy ? policyText(api.policy, getRestApis.id) : null,
      disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? false,
      securityPolicy:
        api.securityPolicy ??
        unknown('malformed', getRestApis.id, 'securityPolicy is missing'),
      endpointAccessMode: api.endpointAccessMode ?? null,
      integrationTypes: unknown('not-read', getResources.id),
      caches: unknown('not-read', getStages.id),
    },
  };
}

async function stagesOf(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
): Promise<StageOf[]> {
  const { item } = await aws.call(getStages, { restApiId: idOf(api) });
  return required(item, 'item', getStages).map(stage =>
    restStage(aws, api, stage),
  );
}

function restStage(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
  stage: Stage,
): StageOf {
  const name = required(stage.stageName, 'stageName', getStages);
  return {
    type: 'AWS::ApiGateway::Stage',
    arn: `${api.arn}/stages/${name}`,
    name: `${api.name}/${name}`,
    parentArn: api.arn,
    ...inScope(aws),
    tags: redactTags(stage.tags),
    attributes: {
      description: stage.description || null,
      webAclArn: stage.webAclArn || null,
      methodSettings: Object.entries(stage.methodSettings ?? {}).map(
        ([key, setting]) => methodSetting(key, setting),
      ),
      accessLogDestinationArn: stage.accessLogSettings?.destinationArn || null,
      accessLogFormat: logFormat(
        stage.accessLogSettings?.destinationArn,
        stage.accessLogSettings?.format,
        getStages,
      ),
      clientCertificateId: stage.clientCertificateId || null,
      tracingEnabled: stage.tracingEnabled ?? false,
      cacheClusterEnabled: stage.cacheClusterEnabled ?? false,
      variables: namedValues(stage.variables),
      deploymentId: stage.deploymentId || null,
    },
  };
}

/** The format of the access log of a stage; `null` without a log. */
export function logFormat(
  destinationArn: string | undefined,
  format: string | undefined,
  from: Operation,
): Attribute<AccessLogFormat | null> {
  if (!destinationArn) return null;
  return format
    ? accessLogFormat(format)
    : unknown('malformed', from.id, 'the format of the access log is missing');
}

/** Resource paths of the keys are escaped as in JSON Pointer: `~1orders/GET`. The first slash of `/orders` is escaped, too. */
function methodSetting(
  key: string,
  setting: StageMethodSetting,
): MethodSetting {
  return {
    method: key.replace(/~1/g, '/').replace(/~0/g, '~'),
    loggingLevel: oneOf(
      setting.loggingLevel || 'OFF',
      ['OFF', 'ERROR', 'INFO'],
      'loggingLevel',
      getStages,
    ),
    cachingEnabled: setting.cachingEnabled ?? false,
    cacheDataEncrypted: setting.cacheDataEncrypted ?? false,
    requireAuthorizationForCacheControl:
      setting.requireAuthorizationForCacheControl ?? false,
    throttlingRateLimit: setting.throttlingRateLimit ?? null,
    throttlingBurstLimit: setting.throttlingBurstLimit ?? null,
    dataTraceEnabled: setting.dataTraceEnabled ?? false,
    metricsEnabled: setting.metricsEnabled ?? false,
  };
}

async function methodsOf(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
): Promise<MethodOf[]> {
  const resources = await everyPage(
    getResources,
    position =>
      aws.call(getResources, {
        restApiId: idOf(api),
        embed: ['methods'],
        limit: PAGE,
        position,
      }),
    ({ items, position }) => ({
      items: required(items, 'items', getResources),
      next: position,
    }),
  );
  return resources.flatMap(resource =>
    Object.entries(resource.resourceMethods ?? {}).map(([verb, method]) =>
      restMethod(aws, api, resource, verb, method),
    ),
  );
}

const authorizationTypes = [
  'NONE',
  'AWS_IAM',
  'CUSTOM',
  'COGNITO_USER_POOLS',
] as const;

function restMethod(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
  resource: ApiResource,
  verb: string,
  method: Method,
): MethodOf {
  const path = required(resource.path, 'path', getResources);
  const id = required(resource.id, 'id', getResources);
  const authorizationType = oneOf<RestMethod['authorizationType']>(
    method.authorizationType,
    authorizationTypes,
    'authorizationType',
    getResources,
  );
  const integration = method.methodIntegration;
  return {
    type: 'AWS::ApiGateway::Method',
    arn: `${api.arn}/resources/${id}/methods/${verb}`,
    name: `${verb} ${path}`,
    parentArn: api.arn,
    ...inScope(aws),
    tags: {},
    attributes: {
      httpMethod: verb,
      path,
      authorizationType,
      apiKeyRequired: method.apiKeyRequired ?? false,
      integrationType: integration?.type ?? null,
      functionArn: integratedFunction(integration?.uri, getResources),
      backendScheme: backendScheme(integration),
      // API Gateway leaves the default out.
      connectionType: integration
        ? integration.connectionType ?? 'INTERNET'
        : null,
      insecureSkipVerification:
        integration?.tlsConfig?.insecureSkipVerification ?? false,
      integrationCredentials: integration?.credentials || null,
      requestParameters: Object.keys(method.requestParameters ?? {}).sort(),
      cacheKeyParameters: cacheKeyParameters(integration),
    },
  };
}

/** How an HTTP integration speaks to its back end; unknown where a stage variable tells. */
function backendScheme(
  integration: Integration | undefined,
): Attribute<RestMethod['backendScheme']> {
  if (!integration?.type?.startsWith('HTTP')) return null;
  const [, scheme] = /^\s*(https?):/i.exec(integration.uri ?? '') ?? [];
  if (scheme) return scheme.toLowerCase() as 'http' | 'https';
  return integration.uri?.startsWith('${')
    ? unknown(
        'not-read',
        getResources.id,
        'a stage variable names the back end of the integration',
      )
    : unknown('malformed', getResources.id, 'the URI names no scheme');
}

/** What responses are cached by. API Gateway sends an empty list where there is nothing. */
function cacheKeyParameters(
  integration: Integration | undefined,
): Attribute<string[]> {
  if (!integration) return [];
  const { cacheKeyParameters: names, requestParameters = {} } = integration;
  if (!names)
    return unknown(
      'malformed',
      getResources.id,
      'cacheKeyParameters is missing',
    );
  return names.map(name => {
    if (name.startsWith('method.')) return name;
    const source = requestParameters[name] ?? name;
    // Constants are values that people wrote: only that there is one matters.
    return source.startsWith("'") ? 'constant' : source;
  });
}

/**
 * The function of an integration's URI `arn:aws:apigateway:…:lambda:path/2015-03-31/functions/<ARN>/invocations`;
 * unknown where a stage variable names it.
 */
function integratedFunction(
  uri: string | undefined,
  from: Operation,
): Attribute<string | null> {
  const [, arn] =
    /:lambda:path\/[^/]+\/functions\/(.+)\/invocations/.exec(uri ?? '') ?? [];
  if (!arn) return null;
  return arn.includes('${')
    ? unknown(
        'not-read',
        from.id,
        'a stage variable names the function of the integration',
      )
    : canonicalArn(arn);
}

function idOf({ arn }: AnyResource): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function restDomain(
  aws: AwsReader,
  domain: RestDomainName,
): Resource<'AWS::ApiGateway::DomainName'> {
  const name = required(domain.domainName, 'domainName', getDomainNames);
  return domainResource(aws, name, domain.tags, {
    securityPolicy:
      domain.securityPolicy ??
      unknown('malformed', getDomainNames.id, 'securityPolicy is missing'),
    endpointTypes: required(
      domain.endpointConfiguration?.types,
      'endpointConfiguration.types',
      getDomainNames,
    ),
    mutualTls: domain.mutualTlsAuthentication?.truststoreUri
      ? {
          truststoreVersion:
            domain.mutualTlsAuthentication.truststoreVersion || null,
          truststoreWarnings:
            domain.mutualTlsAuthentication.truststoreWarnings ?? [],
        }
      : null,
  });
}

function httpDomain(
  aws: AwsReader,
  domain: HttpDomainName,
): Resource<'AWS::ApiGateway::DomainName'> {
  const name = required(domain.DomainName, 'DomainName', getHttpDomainNames);
  const configurations = required(
    domain.DomainNameConfigurations,
    'DomainNameConfigurations',
    getHttpDomainNames,
  );
  const policies = configurations.map(one => one.SecurityPolicy);
  return domainResource(aws, name, domain.Tags, {
    securityPolicy: policies.every(
      (policy): policy is NonNullable<typeof policy> => Boolean(policy),
    )
      ? weakestPolicy(policies)
      : unknown(
          'malformed',
          getHttpDomainNames.id,
          'SecurityPolicy is missing',
        ),
    endpointTypes: configurations.map(one =>
      required(one.EndpointType, 'EndpointType', getHttpDomainNames),
    ),
    mutualTls: domain.MutualTlsAuthentication?.TruststoreUri
      ? {
          truststoreVersion:
            domain.MutualTlsAuthentication.TruststoreVersion || null,
          truststoreWarnings:
            domain.MutualTlsAuthentication.TruststoreWarnings ?? [],
        }
      : null,
  });
}

function domainResource(
  aws: AwsReader,
  name: string,
  tags: Record<string, string> | undefined,
  attributes: Resource<'AWS::ApiGateway::DomainName'>['attributes'],
): Resource<'AWS::ApiGateway::DomainName'> {
  return {
    type: 'AWS::ApiGateway::DomainName',
    arn: `arn:${aws.partition}:apigateway:${aws.region}::/domainnames/${name}`,
    name,
    ...inScope(aws),
    tags: redactTags(tags),
    attributes,
  };
}
