import type {
  DescribeConfigurationAggregatorSourcesStatusRequest,
  SelectAggregateResourceConfigRequest,
} from '@aws-sdk/client-config-service';
import { AwsError } from '../protocol/awsError';
import { recordedSource, RecordedSource } from '../world/configAggregator';
import type { Place } from '../world/grants';
import type { CellState } from '../world/world';
import { countItems, itemsOf, recordedTypes } from './configItems';
import {
  admits,
  ConfigItem,
  grouped,
  meets,
  parseQuery,
  project,
} from './configQuery';
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

/** Every account in every Region that is recorded; those that a query can be about. */
function* sourcesOf(
  { world, state }: Call,
  query: Pick<ReturnType<typeof parseQuery>, 'where'> = { where: [] },
): Generator<Place & { source: RecordedSource }> {
  for (const [accountId, { definition }] of state.accounts) {
    if (!admits(query, { accountId })) continue;
    for (const region of definition.regions) {
      if (!admits(query, { awsRegion: region })) continue;
      const source = recordedSource(world, { accountId, region });
      if (source) yield { accountId, region, source };
    }
  }
}

/** The cells that a query can be about, as they are recorded; those that it leaves out are not made. */
function* cellsFor(
  query: ReturnType<typeof parseQuery>,
  call: Call,
): Generator<Place & { source: RecordedSource; cell: CellState }> {
  for (const place of sourcesOf(call, query)) {
    const { accountId, region, source } = place;
    const state = source.asOf ? call.world.at(source.asOf) : call.state;
    const cell = state.accounts.get(accountId)?.cells.get(region);
    if (cell) yield { ...place, cell };
  }
}

/** The items that a query can be about. */
function* recorded(
  query: ReturnType<typeof parseQuery>,
  call: Call,
): Generator<ConfigItem> {
  const types = recordedTypes.filter(type =>
    admits(query, { resourceType: type }),
  );
  for (const { accountId, region, source, cell } of cellsFor(query, call)) {
    for (const type of types) {
      for (const item of itemsOf(type, cell, { region, source })) {
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

/** The places and types that a query can be about, with how many items they have. */
function* counted(
  query: ReturnType<typeof parseQuery>,
  call: Call,
): Generator<[ConfigItem, number]> {
  const types = recordedTypes.filter(type =>
    admits(query, { resourceType: type }),
  );
  for (const { accountId, region, source, cell } of cellsFor(query, call)) {
    for (const resourceType of types) {
      const count = countItems(resourceType, cell, source);
      if (count > 0)
        yield [{ accountId, awsRegion: region, resourceType }, count];
    }
  }
}

/** The rows of a query. */
function rowsOf(
  query: ReturnType<typeof parseQuery>,
  call: Call,
): ConfigItem[] {
  if (query.groupBy.length > 0) return grouped(query, counted(query, call));
  return [...recorded(query, call)].filter(item => meets(query, item));
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
    const { items, next } = page(rowsOf(query, call), call, {
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
