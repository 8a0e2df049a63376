import {
  GetLayerVersionPolicyCommand,
  LambdaClient,
  LayersListItem,
  LayerVersionsListItem,
  ListLayersCommand,
  ListLayerVersionsCommand,
} from '@aws-sdk/client-lambda';
import {
  AwsReader,
  Collector,
  Gap,
  isUnknown,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import {
  attributeOf,
  everyPage,
  inScope,
  redactTags,
  required,
} from '../../fields';
import { policyText } from '../../policies';

const listLayers = operation({
  id: 'lambda:ListLayers',
  client: LambdaClient,
  command: ListLayersCommand,
  probe: { MaxItems: 1 },
});

const listLayerVersions = operation({
  id: 'lambda:ListLayerVersions',
  client: LambdaClient,
  command: ListLayerVersionsCommand,
});

const getLayerVersionPolicy = operation({
  id: 'lambda:GetLayerVersionPolicy',
  client: LambdaClient,
  command: GetLayerVersionPolicyCommand,
  resources: ['arn:{partition}:lambda:*:*:layer:*:*'],
  absent: ['ResourceNotFoundException'],
});

/** Every version of the layers of an account: a grant belongs to one version and outlives newer ones. */
export const layersCollector: Collector = {
  id: 'layers',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: { listLayers, listLayerVersions, getLayerVersionPolicy },
  listings: [
    {
      id: 'layers',
      resourceTypes: ['AWS::Lambda::LayerVersion'],
      async page(aws, Marker) {
        const { Layers, NextMarker } = await aws.call(listLayers, { Marker });
        const layers = required(Layers, 'Layers', listLayers);
        const versions = await aws.all(layers, layer => versionsOf(aws, layer));
        return {
          resources: versions.flatMap(one => one.resources),
          gaps: versions.flatMap(one => one.gaps),
          next: NextMarker || undefined,
        };
      },
    },
  ],
};

async function versionsOf(
  aws: AwsReader,
  layer: LayersListItem,
): Promise<{
  resources: Resource<'AWS::Lambda::LayerVersion'>[];
  gaps: Gap[];
}> {
  const parentArn = required(layer.LayerArn, 'LayerArn', listLayers);
  const LayerName = required(layer.LayerName, 'LayerName', listLayers);
  const versions = await attributeOf(() =>
    everyPage(
      listLayerVersions,
      Marker => aws.call(listLayerVersions, { LayerName, Marker }),
      output => ({
        items: required(
          output.LayerVersions,
          'LayerVersions',
          listLayerVersions,
        ),
        next: output.NextMarker,
      }),
    ),
  );
  if (isUnknown(versions)) {
    return {
      resources: [],
      gaps: [
        {
          type: 'AWS::Lambda::LayerVersion',
          parentArn,
          parentName: LayerName,
          reason: versions.$unknown,
        },
      ],
    };
  }
  return {
    resources: await aws.all(versions, one =>
      layerVersion(aws, { layerName: LayerName, parentArn }, one),
    ),
    gaps: [],
  };
}

async function layerVersion(
  aws: AwsReader,
  { layerName, parentArn }: { layerName: string; parentArn: string },
  one: LayerVersionsListItem,
): Promise<Resource<'AWS::Lambda::LayerVersion'>> {
  const arn = required(
    one.LayerVersionArn,
    'LayerVersionArn',
    listLayerVersions,
  );
  const version = required(one.Version, 'Version', listLayerVersions);
  const text = await aws.read<any, { Policy?: string }, string | null>(
    getLayerVersionPolicy,
    { LayerName: layerName, VersionNumber: version },
    ({ Policy }) => required(Policy, 'Policy', getLayerVersionPolicy),
    null,
  );
  return {
    type: 'AWS::Lambda::LayerVersion',
    arn,
    name: `${layerName}:${version}`,
    // Keeps it where the versions of its layer can't be listed.
    parentArn,
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      layerName,
      version,
      policy:
        typeof text === 'string'
          ? policyText(text, getLayerVersionPolicy.id)
          : text,
    },
  };
}
