import {
  FunctionConfiguration,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetFunctionRecursionConfigCommand,
  GetRuntimeManagementConfigCommand,
  LambdaClient,
  ListFunctionEventInvokeConfigsCommand,
  UpdateRuntimeOn,
} from '@aws-sdk/client-lambda';
import {
  AnyResource,
  Attribute,
  Attributes,
  AwsReader,
  Collector,
  isUnknown,
  LambdaState,
  Operation,
  operation,
  Resource,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, everyPage, inScope, oneOf, required } from '../../fields';
import { NO_FUNCTION } from '../lambdaVersions';
import { chunkOf } from './chunks';

const FUNCTIONS = ['arn:{partition}:lambda:*:*:function:*'];
const probe = { FunctionName: NO_FUNCTION };

const getRuntimeManagementConfig = operation({
  id: 'lambda:GetRuntimeManagementConfig',
  client: LambdaClient,
  command: GetRuntimeManagementConfigCommand,
  resources: FUNCTIONS,
  absent: ['ResourceNotFoundException'],
  probe,
});

const getFunctionRecursionConfig = operation({
  id: 'lambda:GetFunctionRecursionConfig',
  client: LambdaClient,
  command: GetFunctionRecursionConfigCommand,
  resources: FUNCTIONS,
  absent: ['ResourceNotFoundException'],
  probe,
});

const getFunctionConcurrency = operation({
  id: 'lambda:GetFunctionConcurrency',
  client: LambdaClient,
  command: GetFunctionConcurrencyCommand,
  resources: FUNCTIONS,
  absent: ['ResourceNotFoundException'],
  probe,
});

const getFunctionConfiguration = operation({
  id: 'lambda:GetFunctionConfiguration',
  client: LambdaClient,
  command: GetFunctionConfigurationCommand,
  resources: FUNCTIONS,
  absent: ['ResourceNotFoundException'],
  probe,
});

const listFunctionEventInvokeConfigs = operation({
  id: 'lambda:ListFunctionEventInvokeConfigs',
  client: LambdaClient,
  command: ListFunctionEventInvokeConfigsCommand,
  resources: FUNCTIONS,
  absent: ['ResourceNotFoundException'],
  probe,
});

type Fn = Resource<'AWS::Lambda::Function'>;

const isZip = ({ attributes: { packageType } }: Fn) => packageType !== 'Image';

/** A setting of functions that takes a call of its own. */
export interface FunctionSetting {
  type: ResourceType;
  operation: Operation;
  /** What the ARN of its resource has behind that of the function. */
  suffix: string;
  /** Of which functions it is read. Default all. */
  wanted?(fn: Fn): boolean;
  attributes(aws: AwsReader, fn: Fn): Promise<object>;
}

/**
 * A setting that every function has. It is read beside the policies, whose quota is another one, and takes as long as they
 * do: whatever follows functions need not wait for it.
 */
export const recursion: FunctionSetting = {
  type: 'AWS::Lambda::RecursionConfig',
  operation: getFunctionRecursionConfig,
  suffix: 'recursion-config',
  attributes: async (aws, fn) => ({
    recursiveLoop: await aws.read<
      any,
      { RecursiveLoop?: string },
      'Allow' | 'Terminate'
    >(
      getFunctionRecursionConfig,
      { FunctionName: fn.arn },
      ({ RecursiveLoop }) =>
        oneOf(
          RecursiveLoop,
          ['Allow', 'Terminate'],
          'RecursiveLoop',
          getFunctionRecursionConfig,
        ),
    ),
  }),
};

const others: readonly FunctionSetting[] = [
  {
    type: 'AWS::Lambda::RuntimeManagementConfig',
    operation: getRuntimeManagementConfig,
    suffix: 'runtime-management-config',
    wanted: isZip,
    attributes: runtimeManagement,
  },
  {
    type: 'AWS::Lambda::FunctionState',
    operation: getFunctionConfiguration,
    suffix: 'state',
    attributes: stateOf,
  },
  {
    type: 'AWS::Lambda::Concurrency',
    operation: getFunctionConcurrency,
    suffix: 'concurrency',
    wanted: mayBeCalledByOthers,
    attributes: async (aws, fn) => ({
      reserved: await aws.read<
        any,
        { ReservedConcurrentExecutions?: number },
        number | null
      >(
        getFunctionConcurrency,
        { FunctionName: fn.arn },
        ({ ReservedConcurrentExecutions }) =>
          ReservedConcurrentExecutions ?? null,
      ),
    }),
  },
  {
    type: 'AWS::Lambda::EventInvokeConfig',
    operation: listFunctionEventInvokeConfigs,
    suffix: 'event-invoke-config',
    wanted: fn =>
      mayBeCalledByOthers(fn) && fn.attributes.deadLetterTargetArn === null,
    attributes: async (aws, fn) => ({
      onFailureArns: await onFailure(aws, fn),
    }),
  },
];

/** Settings of functions that each take a call of their own: read only where a control asks for them. */
export const functionSettingsCollector: Collector = {
  id: 'function-settings',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  // Policies tell which settings are asked for.
  followsWhole: true,
  operations: Object.fromEntries(
    others.map(({ suffix, operation: one }) => [suffix, one]),
  ),
  listings: others.map(setting => ({
    id: setting.suffix,
    resourceTypes: [setting.type],
    async page(aws, after, inventory) {
      const { items, next } = await chunkOf(
        inventory,
        'AWS::Lambda::Function',
        after,
        setting.wanted,
      );
      const resources = await aws.all(items, fn => settingOf(aws, fn, setting));
      return { resources, next };
    },
  })),
};

/** Reads a setting of a function, as a resource below it. */
export async function settingOf(
  aws: AwsReader,
  fn: Fn,
  { type, suffix, attributes }: FunctionSetting,
): Promise<AnyResource> {
  return {
    type,
    arn: `${fn.arn}/${suffix}`,
    name: fn.name,
    parentArn: fn.arn,
    ...inScope(aws),
    tags: fn.tags,
    attributes: await attributes(aws, fn),
  } as AnyResource;
}

/** Whether a policy admits anybody: else only callers of the own account reach it, as its own code does. */
function mayBeCalledByOthers({ attributes }: Fn): boolean {
  const { policy, qualifiedPolicies } = attributes;
  return (
    policy !== null ||
    isUnknown(qualifiedPolicies) ||
    !qualifiedPolicies?.every(one => one.policy === null)
  );
}

async function runtimeManagement(aws: AwsReader, fn: Fn) {
  const answer = await aws.read<
    any,
    { UpdateRuntimeOn?: UpdateRuntimeOn; RuntimeVersionArn?: string },
    {
      updateRuntimeOn: 'Auto' | 'Manual' | 'FunctionUpdate';
      runtimeVersionArn: string | null;
    }
  >(getRuntimeManagementConfig, { FunctionName: fn.arn }, output => ({
    updateRuntimeOn: oneOf<'Auto' | 'Manual' | 'FunctionUpdate'>(
      output.UpdateRuntimeOn,
      ['Auto', 'Manual', 'FunctionUpdate'],
      'UpdateRuntimeOn',
      getRuntimeManagementConfig,
    ),
    runtimeVersionArn: output.RuntimeVersionArn ?? null,
  }));
  return isUnknown(answer)
    ? { updateRuntimeOn: answer, runtimeVersionArn: answer }
    : answer;
}

async function stateOf(
  aws: AwsReader,
  fn: Fn,
): Promise<Attributes<LambdaState>> {
  const from = getFunctionConfiguration;
  // Of the answer nothing else is kept: it holds the variables, too.
  const answer = await aws.read<any, FunctionConfiguration, LambdaState>(
    from,
    { FunctionName: fn.arn },
    output => ({
      state: oneOf<LambdaState['state']>(
        output.State,
        ['Pending', 'Active', 'Inactive', 'Failed'],
        'State',
        from,
      ),
      reasonCode: output.StateReasonCode ?? null,
      lastUpdate: output.LastUpdateStatus
        ? oneOf<'Successful' | 'Failed' | 'InProgress'>(
            output.LastUpdateStatus,
            ['Successful', 'Failed', 'InProgress'],
            'LastUpdateStatus',
            from,
          )
        : null,
      lastUpdateReasonCode: output.LastUpdateStatusReasonCode ?? null,
    }),
  );
  return isUnknown(answer)
    ? {
        state: answer,
        reasonCode: answer,
        lastUpdate: answer,
        lastUpdateReasonCode: answer,
      }
    : answer;
}

function onFailure(aws: AwsReader, fn: Fn): Promise<Attribute<string[]>> {
  return attributeOf(async () => {
    const configs = await everyPage(
      listFunctionEventInvokeConfigs,
      Marker =>
        aws.call(listFunctionEventInvokeConfigs, {
          FunctionName: fn.arn,
          Marker,
        }),
      output => ({
        items: required(
          output.FunctionEventInvokeConfigs,
          'FunctionEventInvokeConfigs',
          listFunctionEventInvokeConfigs,
        ),
        next: output.NextMarker,
      }),
    );
    return configs.flatMap(
      ({ DestinationConfig }) =>
        DestinationConfig?.OnFailure?.Destination ?? [],
    );
  });
}
