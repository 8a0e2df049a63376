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
  Attribute,
  Attributes,
  AwsReader,
  Collector,
  isUnknown,
  LambdaState,
  operation,
  Resource,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, everyPage, inScope, oneOf, required } from '../../fields';
import { NO_FUNCTION } from '../lambdaVersions';
import { ofEachFunction } from './chunks';

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

/** Settings of functions that each take a call of their own: read only where a control asks for them. */
export const functionSettingsCollector: Collector = {
  id: 'function-settings',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: {
    getRuntimeManagementConfig,
    getFunctionRecursionConfig,
    getFunctionConcurrency,
    getFunctionConfiguration,
    listFunctionEventInvokeConfigs,
  },
  listings: [
    {
      id: 'runtime-management',
      resourceTypes: ['AWS::Lambda::RuntimeManagementConfig'],
      page: (aws, after, inventory) =>
        ofEachFunction(
          aws,
          inventory,
          after,
          async fn => ({
            ...settingOf(aws, fn, 'AWS::Lambda::RuntimeManagementConfig'),
            attributes: await runtimeManagement(aws, fn),
          }),
          isZip,
        ),
    },
    {
      id: 'recursion',
      resourceTypes: ['AWS::Lambda::RecursionConfig'],
      page: (aws, after, inventory) =>
        ofEachFunction(aws, inventory, after, async fn => ({
          ...settingOf(aws, fn, 'AWS::Lambda::RecursionConfig'),
          attributes: {
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
          },
        })),
    },
    {
      id: 'state',
      resourceTypes: ['AWS::Lambda::FunctionState'],
      page: (aws, after, inventory) =>
        ofEachFunction(aws, inventory, after, async fn => ({
          ...settingOf(aws, fn, 'AWS::Lambda::FunctionState'),
          attributes: await stateOf(aws, fn),
        })),
    },
    {
      id: 'concurrency',
      resourceTypes: ['AWS::Lambda::Concurrency'],
      page: (aws, after, inventory) =>
        ofEachFunction(
          aws,
          inventory,
          after,
          async fn => ({
            ...settingOf(aws, fn, 'AWS::Lambda::Concurrency'),
            attributes: {
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
            },
          }),
          mayBeCalledByOthers,
        ),
    },
    {
      id: 'event-invoke',
      resourceTypes: ['AWS::Lambda::EventInvokeConfig'],
      page: (aws, after, inventory) =>
        ofEachFunction(
          aws,
          inventory,
          after,
          async fn => ({
            ...settingOf(aws, fn, 'AWS::Lambda::EventInvokeConfig'),
            attributes: { onFailureArns: await onFailure(aws, fn) },
          }),
          fn =>
            mayBeCalledByOthers(fn) &&
            fn.attributes.deadLetterTargetArn === null,
        ),
    },
  ],
};

/** Whether a policy admits anybody: else only callers of the own account reach it, as its own code does. */
function mayBeCalledByOthers({ attributes }: Fn): boolean {
  const { policy, qualifiedPolicies } = attributes;
  return (
    policy !== null ||
    isUnknown(qualifiedPolicies) ||
    !qualifiedPolicies?.every(one => one.policy === null)
  );
}

const suffixes: Partial<Record<ResourceType, string>> = {
  'AWS::Lambda::RuntimeManagementConfig': 'runtime-management-config',
  'AWS::Lambda::RecursionConfig': 'recursion-config',
  'AWS::Lambda::Concurrency': 'concurrency',
  'AWS::Lambda::EventInvokeConfig': 'event-invoke-config',
  'AWS::Lambda::FunctionState': 'state',
};

function settingOf<T extends ResourceType>(aws: AwsReader, fn: Fn, type: T) {
  return {
    type,
    arn: `${fn.arn}/${suffixes[type]}`,
    name: fn.name,
    parentArn: fn.arn,
    ...inScope(aws),
    tags: fn.tags,
  };
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
