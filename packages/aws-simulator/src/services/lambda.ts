import type {
  FunctionConfiguration,
  GetPolicyRequest,
  ListAliasesRequest,
  ListEventSourceMappingsRequest,
  ListFunctionsRequest,
  ListFunctionUrlConfigsRequest,
  ListTagsRequest,
  ListVersionsByFunctionRequest,
} from '@aws-sdk/client-lambda';
import { AwsError } from '../protocol/awsError';
import { uuid } from '../world/random';
import { SimulatedFunction } from '../world/world';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidParameterValueException';

/** Lambda takes any number up to 10,000, and gives no more than its own. */
function pageSize(asked: number | undefined, most = 50): number {
  return Math.min(
    limitOf(asked, { standard: most, maximum: 10_000, invalid }),
    most,
  );
}

/** A function by name, ARN or partial ARN, qualified or not. */
function functionOf(
  name: string,
  { cell, region, accountId }: Call,
): SimulatedFunction {
  const [, plain = name] = /function:([^:]+)/.exec(name) ?? [];
  const found = cell.functions.find(
    ({ configuration }) => configuration.FunctionName === plain.split(':')[0],
  );
  if (!found) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Function not found: arn:aws:lambda:${region}:${accountId}:function:${plain}`,
      404,
      { Type: 'User' },
    );
  }
  return found;
}

const absent = () =>
  new AwsError(
    'ResourceNotFoundException',
    'The resource you requested does not exist.',
    404,
    {
      Type: 'User',
    },
  );

/** With all versions, `$LATEST` is named by its qualified ARN, too. */
const everyVersion = (functions: SimulatedFunction[]) =>
  functions.flatMap(({ configuration, versions = [] }) => [
    {
      ...configuration,
      FunctionArn: `${configuration.FunctionArn}:$LATEST`,
    },
    ...versions,
  ]);

const GIBIBYTE = 1024 ** 3;

/** AWS Lambda, the parts that don't hand out code. */
export const lambda: Handlers = {
  ListFunctions(input: ListFunctionsRequest, call: Call) {
    const functions =
      input.FunctionVersion === 'ALL'
        ? everyVersion(call.cell.functions)
        : call.cell.functions.map(({ configuration }) => configuration);
    const { items, next } = page<FunctionConfiguration>(functions, call, {
      token: input.Marker,
      limit: pageSize(input.MaxItems),
      invalid,
    });
    return {
      Functions: items,
      NextMarker: next,
    };
  },

  ListVersionsByFunction(input: ListVersionsByFunctionRequest, call: Call) {
    const versions = everyVersion([functionOf(input.FunctionName!, call)]);
    const { items, next } = page<FunctionConfiguration>(versions, call, {
      token: input.Marker,
      limit: pageSize(input.MaxItems),
      invalid,
    });
    return { Versions: items, NextMarker: next };
  },

  ListAliases(input: ListAliasesRequest, call: Call) {
    const { aliases = [] } = functionOf(input.FunctionName!, call);
    const { items, next } = page(
      input.FunctionVersion
        ? aliases.filter(one => one.FunctionVersion === input.FunctionVersion)
        : aliases,
      call,
      {
        token: input.Marker,
        limit: pageSize(input.MaxItems),
        invalid,
      },
    );
    return { Aliases: items, NextMarker: next };
  },

  GetPolicy(input: GetPolicyRequest, call: Call) {
    const fn = functionOf(input.FunctionName!, call);
    const { configuration, qualifiedPolicies = {} } = fn;
    const policy = input.Qualifier
      ? qualifiedPolicies[input.Qualifier]
      : fn.policy;
    if (!policy) throw absent();
    const document = JSON.stringify(policy);
    return {
      Policy: document,
      RevisionId: uuid(`${configuration.FunctionArn}${document}`),
    };
  },

  GetAccountSettings(_input: object, { cell }: Call) {
    const codeSize = cell.functions.reduce(
      (sum, { configuration }) => sum + (configuration.CodeSize ?? 0),
      0,
    );
    return {
      AccountLimit: {
        TotalCodeSize: 75 * GIBIBYTE,
        CodeSizeUnzipped: 250 * 1024 ** 2,
        CodeSizeZipped: 50 * 1024 ** 2,
        ConcurrentExecutions: 1000,
        UnreservedConcurrentExecutions: 1000,
      },
      AccountUsage: {
        TotalCodeSize: codeSize,
        FunctionCount: cell.functions.length,
      },
    };
  },

  ListFunctionUrlConfigs(input: ListFunctionUrlConfigsRequest, call: Call) {
    const { urls } = functionOf(input.FunctionName!, call);
    const { items, next } = page(urls, call, {
      token: input.Marker,
      limit: limitOf(input.MaxItems, { standard: 50, maximum: 50, invalid }),
      invalid,
    });
    return { FunctionUrlConfigs: items, NextMarker: next };
  },

  ListEventSourceMappings(input: ListEventSourceMappingsRequest, call: Call) {
    const functions = input.FunctionName
      ? [functionOf(input.FunctionName, call)]
      : call.cell.functions;
    const mappings = functions
      .flatMap(({ eventSources }) => eventSources)
      .filter(
        ({ EventSourceArn }) =>
          !input.EventSourceArn || EventSourceArn === input.EventSourceArn,
      );
    const { items, next } = page(mappings, call, {
      token: input.Marker,
      limit: pageSize(input.MaxItems, 100),
      invalid,
    });
    return { EventSourceMappings: items, NextMarker: next };
  },

  ListTags(input: ListTagsRequest, call: Call) {
    return { Tags: functionOf(input.Resource!, call).tags };
  },
};
