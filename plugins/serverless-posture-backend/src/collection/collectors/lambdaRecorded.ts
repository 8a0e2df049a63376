import {
  Inventory,
  isUnknown,
  Origin,
  RecordedItem,
  Tags,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn } from '../../aws';
import { redactTags } from '../fields';
import { policyText } from '../policies';
import { selectAggregate } from '../recorded/operations';
import { VersionedFunction } from './lambdaVersions';

/** What AWS Config knows of a function besides its configuration. */
export interface RecordedFunction {
  /** The unqualified resource policy as JSON text; `null` where Config says that there is none; undefined: not recorded. */
  policy?: string | null;
  /** Undefined: not recorded. */
  tags?: Tags;
  /** When Config recorded it, ISO 8601. */
  capturedAt: string;
}

/** Never `configuration` as a whole: it holds the values of environment variables. */
const FIELDS = ['configuration.lastModified', 'supplementaryConfiguration'];

/**
 * Functions by ARN as AWS Config recorded them, those only of which Config knows the last change. What it doesn't tell of
 * one has to be read natively.
 */
export async function recordedFunctions(
  inventory: Inventory,
  functions: VersionedFunction[],
): Promise<ReadonlyMap<string, RecordedFunction>> {
  if (functions.length === 0) return new Map();
  const told = await inventory.recorded?.('AWS::Lambda::Function', FIELDS);
  const byArn = new Map(
    [...(told?.items ?? [])].map(([arn, item]) => [canonicalArn(arn), item]),
  );
  const recorded = new Map<string, RecordedFunction>();
  for (const { arn, latest } of functions) {
    const item = byArn.get(arn);
    if (!item || !latest.LastModified) continue;
    if (
      member(item.recorded.configuration, 'lastModified') !==
      latest.LastModified
    )
      continue;
    recorded.set(arn, parse(item));
  }
  return recorded;
}

/** What the row of a function says of where it comes from. */
export function originOf({ capturedAt }: RecordedFunction): Origin {
  return { source: selectAggregate.id, at: capturedAt };
}

function parse({ capturedAt, recorded }: RecordedItem): RecordedFunction {
  const { supplementaryConfiguration: beside } = recorded;
  return {
    capturedAt,
    policy: policyOf(member(beside, 'Policy')),
    tags: tagsOf(member(beside, 'Tags')),
  };
}

/** Text, perhaps quoted once more. Left out is not the same as none: Config may not have been able to read it. */
function policyOf(value: unknown): string | null | undefined {
  if (value === null) return null;
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value !== 'string') return undefined;
  const unquoted = /^"(.*)"$/s.exec(value)?.[1] ?? value;
  const policy = policyText(unquoted, selectAggregate.id);
  return isUnknown(policy) ? undefined : policy;
}

function tagsOf(value: unknown): Tags | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return undefined;
  const entries = Object.entries(value);
  return entries.every(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
    ? redactTags(Object.fromEntries(entries))
    : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
