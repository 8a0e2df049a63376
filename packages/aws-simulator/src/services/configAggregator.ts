import type {
  DescribeConfigurationAggregatorSourcesStatusRequest,
  SelectAggregateResourceConfigRequest,
} from '@aws-sdk/client-config-service';
import { AwsError } from '../protocol/awsError';
import { httpApiArn, restApiArn } from '../world/arns';
import { recordedSource, RecordedSource } from '../world/configAggregator';
import type { Place } from '../world/grants';
import type { CellState, SimulatedFunction } from '../world/world';
import { ConfigItem, grouped, meets, parseQuery, project } from './configQuery';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidNextTokenException';
const limits = { maximum: 100, invalid: 'InvalidLimitException' };

const MINUTE = 60_000;

function checkAggregator(
  name: string | undefined,
  { world: { configAggregator }, accountId, region }: Call,
) {
  if (
    !configAggregator ||
    configAggregator.name !== name ||
    configAggregator.accountId !== accountId ||
    configAggregator.region !== region
  ) {
    throw new AwsError(
      'NoSuchConfigurationAggregatorException',
      'The configuration aggregator does not exist. Check the configuration aggregator name and try again.',
    );
  }
}

/** Every account in every Region that is recorded. */
function* sourcesOf({
  world,
  state,
}: Call): Generator<Place & { source: RecordedSource }> {
  for (const [accountId, { definition }] of state.accounts) {
    for (const region of definition.regions) {
      const source = recordedSource(world, { accountId, region });
      if (source) yield { accountId, region, source };
    }
  }
}

const camel = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      camel(one),
    ]),
  );
};

function functionItem(
  { configuration, policy, tags }: SimulatedFunction,
  { withoutPolicies }: RecordedSource,
): ConfigItem {
  return {
    resourceType: 'AWS::Lambda::Function',
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
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  };
}

function itemsOf(
  cell: CellState,
  region: string,
  source: RecordedSource,
): Record<string, () => ConfigItem[]> {
  return {
    'AWS::Lambda::Function': () =>
      cell.functions.map(one => functionItem(one, source)),
    'AWS::ApiGateway::RestApi': () =>
      cell.restApis.map(({ api }) => ({
        resourceType: 'AWS::ApiGateway::RestApi',
        arn: restApiArn(region, api.id),
        resourceName: api.name,
        configuration: camel({ ...api, policy: undefined }),
      })),
    'AWS::ApiGatewayV2::Api': () =>
      cell.httpApis.map(({ api }) => ({
        resourceType: 'AWS::ApiGatewayV2::Api',
        arn: httpApiArn(region, api.ApiId),
        resourceName: api.Name,
        configuration: camel(api),
      })),
  };
}

/** The items that a query can be about; cells that it leaves out are not made. */
function* recorded(
  { where }: ReturnType<typeof parseQuery>,
  call: Call,
): Generator<ConfigItem> {
  const asks = (path: string, value: string) =>
    where.every(one => one.path !== path || one.values.includes(value));
  for (const { accountId, region, source } of sourcesOf(call)) {
    if (!asks('accountId', accountId) || !asks('awsRegion', region)) continue;
    const state = source.asOf ? call.world.at(source.asOf) : call.state;
    const cell = state.accounts.get(accountId)?.cells.get(region);
    if (!cell) continue;
    for (const [type, items] of Object.entries(itemsOf(cell, region, source))) {
      const isRecorded = !source.types || source.types.includes(type);
      if (!isRecorded || !asks('resourceType', type)) continue;
      for (const item of items()) {
        yield {
          accountId,
          awsRegion: region,
          configurationItemCaptureTime: '2026-08-03T09:00:00.000Z',
          ...item,
        };
      }
    }
  }
}

/** AWS Config: the recorders of accounts, and the aggregator of the organization. */
export const configAggregator: Handlers = {
  DescribeConfigurationAggregatorSourcesStatus(
    input: DescribeConfigurationAggregatorSourcesStatusRequest,
    call: Call,
  ) {
    checkAggregator(input.ConfigurationAggregatorName, call);
    const { items, next } = page([...sourcesOf(call)], call, {
      token: input.NextToken,
      limit: limitOf(input.Limit || undefined, { standard: 50, ...limits }),
      invalid,
    });
    return {
      AggregatedSourceStatusList: items.map(
        ({ accountId, region, source }) => ({
          SourceId: accountId,
          SourceType: 'ACCOUNT',
          AwsRegion: region,
          LastUpdateStatus: source.status ?? 'SUCCEEDED',
          LastUpdateTime:
            source.updatedAt ?? new Date(call.now.getTime() - MINUTE),
        }),
      ),
      NextToken: next,
    };
  },

  SelectAggregateResourceConfig(
    input: SelectAggregateResourceConfigRequest,
    call: Call,
  ) {
    checkAggregator(input.ConfigurationAggregatorName, call);
    const query = parseQuery(input.Expression!);
    const isGrouped = query.groupBy.length > 0;
    const found: ConfigItem[] = [];
    for (const item of recorded(query, call))
      if (meets(query, item)) found.push(item);
    const rows = isGrouped ? grouped(query, found) : found;
    const { items, next } = page(rows, call, {
      token: input.NextToken,
      limit: isGrouped
        ? 500
        : limitOf(input.Limit || undefined, { standard: 25, ...limits }),
      invalid,
    });
    return {
      Results: items.map(item =>
        JSON.stringify(isGrouped ? item : project(query, item)),
      ),
      QueryInfo: { SelectFields: query.select.map(Name => ({ Name })) },
      NextToken: next,
    };
  },

  DescribeConfigurationRecorders(_: object, call: Call) {
    const source = recordedSource(call.world, call);
    return {
      ConfigurationRecorders: source
        ? [
            {
              name: 'default',
              recordingGroup: {
                allSupported: !source.types,
                includeGlobalResourceTypes: false,
                resourceTypes: source.types ?? [],
                recordingStrategy: {
                  useOnly: source.types
                    ? 'INCLUSION_BY_RESOURCE_TYPES'
                    : 'ALL_SUPPORTED_RESOURCE_TYPES',
                },
              },
              recordingMode: { recordingFrequency: 'CONTINUOUS' },
            },
          ]
        : [],
    };
  },

  DescribeConfigurationRecorderStatus(_: object, call: Call) {
    const source = recordedSource(call.world, call);
    return {
      ConfigurationRecordersStatus: source
        ? [
            {
              name: 'default',
              recording: source.recording ?? true,
              lastStatus: 'SUCCESS',
            },
          ]
        : [],
    };
  },
};
