import {
  APIGatewayClient,
  GetDeploymentCommand,
} from '@aws-sdk/client-api-gateway';
import {
  Attribute,
  AwsReader,
  isUnknown,
  Memory,
  operation,
  Resource,
  RestStage,
} from 'backstage-plugin-serverless-posture-node';
import { compact, isEqual, keyBy, pick, uniq } from 'lodash';
import { attributeOf, required } from '../../fields';
import { authorizationTypeOf, openMethodsOf } from './authorization';
import { idOf, NO_API } from './paging';

export const getDeployment = operation({
  id: 'apigateway:GetDeployment',
  client: APIGatewayClient,
  command: GetDeploymentCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis/*/deployments/*'],
  absent: ['NotFoundException'],
  probe: { restApiId: NO_API, deploymentId: 'none' },
});

type Deployed = Pick<RestStage, 'deploymentId' | 'canaryDeploymentId'>;

type DeployedStage = Resource<'AWS::ApiGateway::Stage'> & {
  attributes: Deployed;
};

/**
 * Tells the stages of an API which methods they serve to whoever calls. A deployment never changes: what is stored of a
 * stage holds for as long as it serves the same.
 */
export async function tellOpenMethods(
  aws: AwsReader,
  memory: Memory | undefined,
  api: Resource<'AWS::ApiGateway::RestApi'>,
  stages: DeployedStage[],
): Promise<void> {
  const stored = keyBy(
    await memory?.below(['AWS::ApiGateway::Stage'], api.arn),
    'arn',
  );
  const changed = stages.filter(({ arn, attributes }) => {
    const openMethods = openMethodsBefore(stored[arn]?.attributes, attributes);
    Object.assign(attributes, openMethods && { openMethods });
    return !openMethods;
  });
  const ids = uniq(changed.flatMap(stage => deploymentsOf(stage.attributes)));
  const read = new Map<string, Attribute<string[]>>();
  await aws.all(ids, async id => {
    read.set(id, await attributeOf(() => deployedOpenMethods(aws, api, id)));
  });
  for (const { attributes } of changed) {
    const found = deploymentsOf(attributes).map(id => read.get(id)!);
    const openMethods =
      found.find(isUnknown) ?? uniq((found as string[][]).flat()).sort();
    Object.assign(attributes, { openMethods });
  }
}

/** Undefined where the stage served something else, or nobody could tell. */
function openMethodsBefore(
  before: object | undefined,
  now: Deployed,
): string[] | undefined {
  const { openMethods } = (before ?? {}) as { openMethods?: unknown };
  const served = (one?: object) =>
    pick(one, ['deploymentId', 'canaryDeploymentId']);
  return Array.isArray(openMethods) && isEqual(served(before), served(now))
    ? openMethods
    : undefined;
}

/** The one that a stage serves, and the one that its canary does. */
function deploymentsOf({ deploymentId, canaryDeploymentId }: Deployed) {
  return uniq(compact([deploymentId, canaryDeploymentId]));
}

async function deployedOpenMethods(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
  deploymentId: string,
): Promise<string[]> {
  const { apiSummary } = await aws.call(getDeployment, {
    restApiId: idOf(api),
    deploymentId,
    embed: ['apisummary'],
  });
  const paths = required(apiSummary, 'apiSummary', getDeployment);
  const methods = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([httpMethod, { authorizationType }]) => ({
      httpMethod,
      path,
      authorizationType: authorizationTypeOf(authorizationType, getDeployment),
    })),
  );
  return openMethodsOf(methods);
}
