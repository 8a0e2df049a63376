import { httpApiArn, restApiArn } from '../world/arns';
import type { RecordedSource } from '../world/configAggregator';
import { Things, thingsOf } from '../world/things/things';
import type { CellState, SimulatedFunction } from '../world/world';
import { ConfigItem } from './configQuery';

const MAPS = new Set(['Variables', 'RouteSettings', 'StageVariables', 'Tags']);

/** Keys as Config writes them; those of maps are names that people gave and stay as they are. */
function camel(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map(one => camel(one));
  if (typeof value !== 'object' || value === null || value instanceof Date)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      isMap ? name : name.charAt(0).toLowerCase() + name.slice(1),
      camel(one, MAPS.has(name)),
    ]),
  );
}

const tagList = (tags: Record<string, string> = {}) =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));

function functionItem(
  { configuration, policy, tags }: SimulatedFunction,
  { withoutPolicies }: RecordedSource,
): ConfigItem {
  return {
    arn: configuration.FunctionArn,
    resourceName: configuration.FunctionName,
    // Config keeps the values of environment variables, too.
    configuration: camel(configuration),
    supplementaryConfiguration: {
      ...(withoutPolicies
        ? {}
        : { Policy: policy ? JSON.stringify(policy) : null }),
      Tags: tags,
    },
    tags: tagList(tags),
  };
}

/** How a cell's things of one type are recorded. */
interface Recording {
  count(cell: CellState): number;
  items(cell: CellState, region: string, source: RecordedSource): ConfigItem[];
}

const length = (items: { length: number }[]) =>
  items.reduce((sum, one) => sum + one.length, 0);

/** Recorded as no more than what there is. */
const named = <K extends keyof Things>(
  kind: K,
  nameOf: (thing: Things[K]) => string | undefined,
): Recording => ({
  count: cell => thingsOf(cell, kind).length,
  items: cell =>
    thingsOf(cell, kind).map(thing => ({ resourceName: nameOf(thing) })),
});

const recordings: Record<string, Recording> = {
  'AWS::Lambda::Function': {
    count: ({ functions }) => functions.length,
    items: ({ functions }, _, source) =>
      functions.map(one => functionItem(one, source)),
  },
  'AWS::ApiGateway::RestApi': {
    count: ({ restApis }) => restApis.length,
    items: ({ restApis }, region) =>
      restApis.map(({ api }) => ({
        arn: restApiArn(region, api.id),
        resourceName: api.name,
        configuration: { ...api, policy: undefined },
      })),
  },
  'AWS::ApiGateway::Stage': {
    count: ({ restApis }) => length(restApis.map(({ stages }) => stages)),
    items: ({ restApis }, region) =>
      restApis.flatMap(({ api, stages }) =>
        stages.map(stage => ({
          arn: `${restApiArn(region, api.id)}/stages/${stage.stageName}`,
          resourceName: stage.stageName,
          configuration: { methodSettings: {}, ...stage },
          tags: tagList(stage.tags),
        })),
      ),
  },
  'AWS::ApiGatewayV2::Api': {
    count: ({ httpApis }) => httpApis.length,
    items: ({ httpApis }, region) =>
      httpApis.map(({ api }) => ({
        arn: httpApiArn(region, api.ApiId),
        resourceName: api.Name,
        configuration: camel(api),
      })),
  },
  'AWS::ApiGatewayV2::Stage': {
    count: ({ httpApis }) => length(httpApis.map(({ stages }) => stages)),
    items: ({ httpApis }, region) =>
      httpApis.flatMap(({ api, stages }) =>
        stages.map(stage => ({
          arn: `${httpApiArn(region, api.ApiId)}/stages/${stage.StageName}`,
          resourceName: stage.StageName,
          configuration: camel({
            DefaultRouteSettings: {},
            RouteSettings: {},
            StageVariables: {},
            ...stage,
          }),
          tags: tagList(stage.Tags),
        })),
      ),
  },
  'AWS::AppSync::GraphQLApi': named('graphqlApis', ({ api }) => api.name),
  'AWS::StepFunctions::StateMachine': named(
    'stateMachines',
    ({ machine }) => machine.name,
  ),
  'AWS::Cognito::UserPool': named('userPools', ({ pool }) => pool.Name),
  'AWS::Cognito::IdentityPool': named(
    'identityPools',
    ({ pool }) => pool.IdentityPoolName,
  ),
  'AWS::CodeBuild::Project': named('buildProjects', ({ name }) => name),
  'AWS::SecretsManager::Secret': named('secrets', ({ entry }) => entry.Name),
  'AWS::OpenSearch::Domain': named(
    'openSearchDomains',
    ({ DomainName }) => DomainName,
  ),
  'AWS::Elasticsearch::Domain': { count: () => 0, items: () => [] },
  'AWS::CodeArtifact::Repository': named(
    'packageRepositories',
    ({ repository }) => repository.name,
  ),
};

/** The types that are recorded. */
export const recordedTypes = Object.keys(recordings);

const isShown = ({ types, hides }: RecordedSource, type: string) =>
  (!types || types.includes(type)) && !hides?.includes(type);

/** How many things of a type the aggregator shows of a cell; nothing is made to count it. */
export const countItems = (
  type: string,
  cell: CellState,
  source: RecordedSource,
): number => (isShown(source, type) ? recordings[type].count(cell) : 0);

/** What the aggregator shows of a cell's things of a type. */
export const itemsOf = (
  type: string,
  cell: CellState,
  { region, source }: { region: string; source: RecordedSource },
): ConfigItem[] =>
  isShown(source, type)
    ? recordings[type]
        .items(cell, region, source)
        .map(item => ({ resourceType: type, ...item }))
    : [];
