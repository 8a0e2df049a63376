import type {
  GetLayerVersionPolicyRequest,
  ListFunctionsByCodeSigningConfigRequest,
  ListLayersRequest,
  ListLayerVersionsRequest,
} from '@aws-sdk/client-lambda';
import { AwsError } from '../protocol/awsError';
import { uuid } from '../world/random';
import { thingsOf } from '../world/things/things';
import type { SimulatedLayer } from '../world/things/functions';
import type { SimulatedFunction } from '../world/world';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidParameterValueException';

const absent = (message: string) =>
  new AwsError('ResourceNotFoundException', message, 404, { Type: 'User' });

function functionOf(
  { FunctionName = '' }: { FunctionName?: string },
  { cell }: Call,
): SimulatedFunction {
  const [, plain = FunctionName] = /function:([^:]+)/.exec(FunctionName) ?? [];
  const found = cell.functions.find(
    ({ configuration }) => configuration.FunctionName === plain.split(':')[0],
  );
  if (!found) throw absent(`Function not found: ${FunctionName}`);
  return found;
}

/** Whatever is asked for, Lambda returns no more than 50. */
const fifty = (asked: number | undefined) =>
  Math.min(limitOf(asked, { standard: 50, maximum: 10_000, invalid }), 50);

const layerArn = ({ region, accountId }: Call, name: string) =>
  `arn:aws:lambda:${region}:${accountId}:layer:${name}`;

function layerOf(name: string, call: Call): SimulatedLayer | undefined {
  return thingsOf(call.cell, 'layers').find(
    layer => layer.name === name || layerArn(call, layer.name) === name,
  );
}

/** AWS Lambda: settings of functions, layers and code signing. */
export const functionSettings: Handlers = {
  GetRuntimeManagementConfig(input, call) {
    const { configuration, settings } = functionOf(input, call);
    const UpdateRuntimeOn = settings?.updateRuntimeOn ?? 'Auto';
    return {
      FunctionArn: configuration.FunctionArn,
      UpdateRuntimeOn,
      ...(UpdateRuntimeOn === 'Manual'
        ? { RuntimeVersionArn: `arn:aws:lambda:${call.region}::runtime:0a1b2c` }
        : {}),
    };
  },

  GetFunctionConfiguration(input, call) {
    const { configuration, settings } = functionOf(input, call);
    return {
      ...configuration,
      State: 'Active',
      LastUpdateStatus: 'Successful',
      ...settings?.state,
    };
  },

  GetFunctionRecursionConfig: (input, call) => ({
    RecursiveLoop:
      functionOf(input, call).settings?.recursiveLoop ?? 'Terminate',
  }),

  GetFunctionConcurrency: (input, call) => ({
    ReservedConcurrentExecutions: functionOf(input, call).settings
      ?.reservedConcurrency,
  }),

  ListFunctionEventInvokeConfigs(input, call) {
    const { configuration, settings } = functionOf(input, call);
    return {
      FunctionEventInvokeConfigs: settings?.onFailure
        ? [
            {
              FunctionArn: `${configuration.FunctionArn}:$LATEST`,
              DestinationConfig: {
                OnFailure: { Destination: settings.onFailure },
              },
            },
          ]
        : [],
    };
  },

  ListLayers(input: ListLayersRequest, call) {
    const { items, next } = page(thingsOf(call.cell, 'layers'), call, {
      token: input.Marker,
      limit: fifty(input.MaxItems),
      invalid,
    });
    return {
      Layers: items.map(({ name, versions }) => ({
        LayerName: name,
        LayerArn: layerArn(call, name),
        LatestMatchingVersion: {
          Version: Math.max(...versions.map(({ version }) => version)),
        },
      })),
      NextMarker: next,
    };
  },

  ListLayerVersions(input: ListLayerVersionsRequest, call) {
    const layer = layerOf(input.LayerName!, call);
    // Lambda answers nothing for a layer that it doesn't know.
    const { items, next } = page(layer?.versions ?? [], call, {
      token: input.Marker,
      limit: fifty(input.MaxItems),
      invalid,
    });
    return {
      LayerVersions: items.map(({ version }) => ({
        LayerVersionArn: `${layerArn(call, layer!.name)}:${version}`,
        Version: version,
        CreatedDate: '2025-11-03T10:00:00.000+0000',
      })),
      NextMarker: next,
    };
  },

  GetLayerVersionPolicy(input: GetLayerVersionPolicyRequest, call) {
    const version = layerOf(input.LayerName!, call)?.versions.find(
      one => one.version === input.VersionNumber,
    );
    if (!version?.policy) throw absent('No policy is associated with it.');
    const Policy = JSON.stringify(version.policy);
    return { Policy, RevisionId: uuid(Policy) };
  },

  ListCodeSigningConfigs(input: { Marker?: string; MaxItems?: number }, call) {
    const { items, next } = page(thingsOf(call.cell, 'codeSigning'), call, {
      token: input.Marker,
      limit: fifty(input.MaxItems),
      invalid,
    });
    return {
      CodeSigningConfigs: items.map(({ config }) => config),
      NextMarker: next,
    };
  },

  ListFunctionsByCodeSigningConfig(
    input: ListFunctionsByCodeSigningConfigRequest,
    call,
  ) {
    const found = thingsOf(call.cell, 'codeSigning').find(
      ({ config }) =>
        config.CodeSigningConfigArn === input.CodeSigningConfigArn,
    );
    if (!found) throw absent('The code signing configuration does not exist.');
    const { items, next } = page(found.functionArns, call, {
      token: input.Marker,
      limit: fifty(input.MaxItems),
      invalid,
    });
    return { FunctionArns: items, NextMarker: next };
  },
};
