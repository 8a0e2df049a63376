import {
  AnyResource,
  Inventory,
  Origin,
} from 'backstage-plugin-serverless-posture-node';
import { groupBy, isPlainObject, isString, omitBy } from 'lodash';
import { selectAggregate } from '../recorded/operations';

/** A stage as AWS Config recorded it. */
export interface RecordedStage {
  /** As API Gateway shows it, names in lower camel case; what is null there is left out here. */
  configuration: Record<string, unknown>;
  tags: Record<string, string>;
  origin: Origin;
}

type StageType = 'AWS::ApiGateway::Stage' | 'AWS::ApiGatewayV2::Stage';

/** Of stages, controls judge variables, too: they end in the parser, as those that API Gateway tells. */
const FIELDS = ['configuration', 'tags'];

/**
 * The stages of APIs by the API's ARN as AWS Config recorded them, of APIs all of whose stages it knows as a whole. Those
 * of which one is stored that Config doesn't know have to be read natively: only API Gateway can tell that it is gone.
 *
 * @param maps - names of what every stage has in API Gateway; where one is missing, Config leaves out what it could hold
 */
export async function recordedStages(
  { recorded, memory }: Inventory,
  type: StageType,
  apis: readonly AnyResource[],
  maps: readonly string[],
): Promise<ReadonlyMap<string, RecordedStage[]>> {
  const stages = new Map<string, RecordedStage[]>();
  if (apis.length === 0) return stages;
  const told = await recorded?.(type, FIELDS);
  if (!told?.complete) return stages;
  const byApi = groupBy([...told.items], ([arn]) => apiOf(arn));
  for (const { arn: api } of apis) {
    const items = byApi[api] ?? [];
    const found = items.flatMap(([, { recorded: fields, capturedAt }]) => {
      const configuration = configurationOf(fields.configuration, maps);
      const tags = tagsOf(fields.tags);
      const origin = { source: selectAggregate.id, at: capturedAt };
      return configuration && tags ? [{ configuration, tags, origin }] : [];
    });
    const stored = memory ? await memory.below([type], api) : [];
    const isKnown = ({ arn }: AnyResource) => told.items.has(arn);
    const isWhole = items.length > 0 && found.length === items.length;
    if (isWhole && stored?.every(isKnown)) stages.set(api, found);
  }
  return stages;
}

/**
 * Parses what Config tells of an API's stages as if API Gateway had told it; undefined where it isn't of that form, so that
 * API Gateway has to be asked.
 */
export function unlessOdd<S extends AnyResource, P extends { stages: S[] }>(
  recorded: readonly RecordedStage[],
  parse: (
    stages: (RecordedStage['configuration'] & Pick<RecordedStage, 'tags'>)[],
  ) => P,
): P | undefined {
  try {
    const parsed = parse(
      recorded.map(({ configuration, tags }) => ({ ...configuration, tags })),
    );
    const stages = parsed.stages.map((stage, index) => ({
      ...stage,
      origin: recorded[index].origin,
    }));
    return { ...parsed, stages };
  } catch {
    // Whatever it is: its message may hold what Config keeps.
    return undefined;
  }
}

function apiOf(stage: string): string {
  return stage.slice(0, stage.indexOf('/stages/'));
}

function configurationOf(
  value: unknown,
  maps: readonly string[],
): RecordedStage['configuration'] | undefined {
  if (!isObject(value)) return undefined;
  const isWhole =
    isString(value.stageName) && maps.every(name => isObject(value[name]));
  return isWhole ? omitBy(value, one => one === null) : undefined;
}

/** Config lists them. */
function tagsOf(value: unknown): Record<string, string> | undefined {
  if (!Array.isArray(value)) return undefined;
  const pairs = value.map(tag => [tag?.key, tag?.value]);
  return pairs.every(pair => pair.every(isString))
    ? Object.fromEntries(pairs)
    : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value);
}
