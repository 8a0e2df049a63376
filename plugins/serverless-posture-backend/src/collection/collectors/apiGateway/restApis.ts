import {
  APIGatewayClient,
  GetRestApisCommand,
  RestApi,
} from '@aws-sdk/client-api-gateway';
import {
  AwsReader,
  CollectionError,
  Inventory,
  isUnknown,
  Listing,
  operation,
  Page,
  Resource,
  ResourceTypes,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  attributeOf,
  inScope,
  oneOf,
  redactTags,
  required,
} from '../../fields';
import { mapValues } from 'lodash';
import { policyText } from '../../policies';
import { readableAlone } from '../alone';
import { children, mergePages } from '../children';
import { RecordedStage, recordedStages } from '../recordedStages';
import { unlessUnchanged } from '../remembered';
import { openMethodsOf } from './authorization';
import { tellOpenMethods } from './deployments';
import { getResources, integrationTypesOf, methodsOf } from './methods';
import { authorizersOf, modelsOf, validatorsOf } from './parts';
import { PAGE } from './paging';
import { cachesOf, getStages, STAGE_MAPS, StageOf, stagesOf } from './stages';

export const getRestApis = operation({
  id: 'apigateway:GetRestApis',
  client: APIGatewayClient,
  command: GetRestApisCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis'],
  probe: { limit: 1 },
});

const nothing: Page = { resources: [] };

type RestApiAttributes = ResourceTypes['AWS::ApiGateway::RestApi'];

/** Which children of REST APIs are read. */
export interface RestApiParts {
  stages: boolean;
  methods: boolean;
  authorizers: boolean;
  /** Those of APIs whose methods name one. */
  validators: boolean;
  /** Those of APIs whose methods name one. */
  models: boolean;
}

/** REST APIs with their children as far as they are to be read. */
export function restApis(read: RestApiParts): Listing {
  const listing: Listing = {
    id: 'rest-apis',
    resourceTypes: [
      'AWS::ApiGateway::RestApi',
      ...(read.stages ? (['AWS::ApiGateway::Stage'] as const) : []),
      ...(read.methods ? (['AWS::ApiGateway::Method'] as const) : []),
      ...(read.authorizers ? (['AWS::ApiGateway::Authorizer'] as const) : []),
      ...(read.validators
        ? (['AWS::ApiGateway::RequestValidator'] as const)
        : []),
      ...(read.models ? (['AWS::ApiGateway::Model'] as const) : []),
    ],
    recordedAs: ['AWS::ApiGateway::RestApi'],
    async page(aws, token, inventory) {
      const { items, position } = await aws.call(getRestApis, {
        limit: PAGE,
        position: token,
      });
      const apis = required(items, 'items', getRestApis).map(item =>
        restApi(aws, item),
      );
      const recorded = read.stages
        ? await recordedStages(
            inventory,
            'AWS::ApiGateway::Stage',
            apis,
            STAGE_MAPS,
          )
        : undefined;
      const parts = await aws.all(apis, api =>
        Promise.all([
          stagesAndMethods(aws, api, read, inventory, recorded?.get(api.arn)),
          read.authorizers
            ? children(api, 'AWS::ApiGateway::Authorizer', () =>
                authorizersOf(aws, api),
              )
            : nothing,
        ]),
      );
      return mergePages([{ resources: apis }, ...parts.flat()], position);
    },
  };
  return readableAlone(listing, getRestApis, ({ items, ...output }, id) => ({
    ...output,
    items: items?.filter(api => api.id === id),
  }));
}

/** The stages of an API, and what it contains where that may have changed since it was read. */
async function stagesAndMethods(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
  read: RestApiParts,
  inventory: Inventory,
  recorded?: RecordedStage[],
): Promise<Page> {
  let deployments: string[] | undefined;
  let known: StageOf[] = [];
  const readStages = async () =>
    read.stages
      ? children(api, 'AWS::ApiGateway::Stage', () =>
          telling(
            api,
            async () => {
              const found = await stagesOf(aws, api, recorded);
              deployments = found.deployments;
              known = found.stages;
              return found.stages;
            },
            { caches: cachesOf },
          ),
        )
      : nothing;
  if (!read.methods) return readStages();
  const stages = await readStages();
  const [methods] = await Promise.all([
    unlessUnchanged(
      inventory,
      {
        api,
        types: [
          'AWS::ApiGateway::Method',
          ...(read.validators
            ? (['AWS::ApiGateway::RequestValidator'] as const)
            : []),
          ...(read.models ? (['AWS::ApiGateway::Model'] as const) : []),
        ],
        deployments,
        source: getResources.id,
        told: ['caches', 'integrationTypes', 'openMethods'],
      },
      () => methodsAndWhatTheyName(aws, api, read),
    ),
    tellOpenMethods(aws, inventory.memory, api, known),
  ]);
  return mergePages([stages, methods], undefined);
}

/** The methods of an API, and its validators and models where one of them names any. */
async function methodsAndWhatTheyName(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
  read: RestApiParts,
): Promise<Page> {
  const named = { validators: false, models: false };
  const methods = await children(api, 'AWS::ApiGateway::Method', async () => {
    const all = await telling(api, () => methodsOf(aws, api), {
      integrationTypes: integrationTypesOf,
      openMethods: found =>
        openMethodsOf(found.map(({ attributes }) => attributes)),
    });
    named.validators = all.some(one => one.attributes.requestValidatorId);
    named.models = all.some(one => one.attributes.requestModels.length > 0);
    return all;
  });
  const parts = await Promise.all([
    read.validators && named.validators
      ? children(api, 'AWS::ApiGateway::RequestValidator', () =>
          validatorsOf(aws, api),
        )
      : nothing,
    read.models && named.models
      ? children(api, 'AWS::ApiGateway::Model', () => modelsOf(aws, api))
      : nothing,
  ]);
  return mergePages([methods, ...parts], undefined);
}

/** What of an API its children tell. */
type Summaries<C> = {
  [K in keyof RestApiAttributes]?: (all: C[]) => RestApiAttributes[K];
};

/**
 * Reads children of an API and tells the API what controls of one child need to know of the others: as much, or as
 * little, as is known of them.
 */
async function telling<C>(
  api: Resource<'AWS::ApiGateway::RestApi'>,
  read: () => Promise<C[]>,
  summaries: Summaries<C>,
): Promise<C[]> {
  const all = await attributeOf(read);
  const told = mapValues(summaries, summarize =>
    isUnknown(all) ? all : summarize!(all),
  );
  Object.assign(api.attributes, told);
  if (isUnknown(all)) throw new CollectionError(all.$unknown);
  return all;
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
      openMethods: unknown('not-read', getResources.id),
      caches: unknown('not-read', getStages.id),
    },
  };
}
