import {
  APIGatewayClient,
  GetStagesCommand,
  MethodSetting as StageMethodSetting,
  Stage,
} from '@aws-sdk/client-api-gateway';
import {
  AwsReader,
  MethodSetting,
  operation,
  Resource,
  RestStage,
  StageCache,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, oneOf, redactTags, required } from '../../fields';
import { namedValues } from '../../secrets';
import { logFormat } from '../accessLogFormat';
import { RecordedStage, unlessOdd } from '../recordedStages';
import { getDeployment } from './deployments';
import { idOf, NO_API } from './paging';

export const getStages = operation({
  id: 'apigateway:GetStages',
  client: APIGatewayClient,
  command: GetStagesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/restapis/*/stages'],
  absent: ['NotFoundException'],
  probe: { restApiId: NO_API },
});

export type StageOf = Resource<'AWS::ApiGateway::Stage'> & {
  attributes: Pick<
    RestStage,
    | 'cacheClusterEnabled'
    | 'methodSettings'
    | 'deploymentId'
    | 'canaryDeploymentId'
  >;
};

/**
 * The stages of an API, and what is deployed to each.
 *
 * @param recorded - what AWS Config tells of them; left out: API Gateway does
 */
export async function stagesOf(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
  recorded?: RecordedStage[],
): Promise<{ stages: StageOf[]; deployments: string[] }> {
  const known =
    recorded && unlessOdd(recorded, ofConfig => parsed(aws, api, ofConfig));
  if (known) return known;
  const { item } = await aws.call(getStages, { restApiId: idOf(api) });
  return parsed(aws, api, required(item, 'item', getStages));
}

/** What every stage has in API Gateway, if only an empty one. */
export const STAGE_MAPS = ['methodSettings'];

function parsed(
  aws: AwsReader,
  api: Resource<'AWS::ApiGateway::RestApi'>,
  stages: Stage[],
): { stages: StageOf[]; deployments: string[] } {
  return {
    stages: stages.map(stage => restStage(aws, api, stage)),
    deployments: stages
      .map(({ stageName, deploymentId, canarySettings }) =>
        [stageName, deploymentId, canarySettings?.deploymentId].join(' '),
      )
      .sort(),
  };
}

/** Which of the stages have a cache, and for what. */
export function cachesOf(stages: StageOf[]): StageCache[] {
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
      canaryDeploymentId: stage.canarySettings?.deploymentId || null,
      openMethods: unknown('not-read', getDeployment.id),
    },
  };
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
