import { Knex } from 'knex';
import { uniqBy } from 'lodash';
import {
  severities,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { Attribution, Candidate } from '../../ownership/attribution';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { page } from '../cursor';
import { searched, whereFiltered } from '../filter';
import { Rows } from '../types';

/** What tells the groups of the queue apart; a resource without stack has the empty one. */
export interface QueueKey {
  accountId: string;
  stack: string;
  stem: string;
}

/** Resources without an owner that look as if they belong together. */
export interface QueueGroup extends QueueKey {
  resources: number;
  /** Of their failing findings. */
  worst?: Severity;
  failing: number;
  /** Names of a few, and how many of each type there are. */
  examples: string[];
  types: { type: string; count: number }[];
  /** Who they may belong to, each with how many of {@link QueueGroup.sampled} it is suggested for. */
  suggestions: (Candidate & { count: number })[];
  /** What was noticed of them, such as an owner that the catalog lacks. */
  notes: string[];
  /** How many of them suggestions, examples and notes come from. */
  sampled: number;
}

/** Narrows the queue. */
export interface QueueFilter {
  accountId?: string[];
  /** Part of a name or an ARN. */
  text?: string;
}

/** How many resources of a group are looked at for suggestions. */
const SAMPLE = 100;
const EXAMPLES = 5;
/** Ranks after every severity. */
const NOTHING_FAILS = severities.length;

/** Groups without an owner, those with the worst findings first, then the largest. */
export async function queue(
  knex: Knex,
  filter: QueueFilter,
  { cursor, limit }: { cursor?: string; limit: number },
  authorization: PostureAuthorization,
): Promise<Rows<QueueGroup> & { totalGroups: number; totalResources: number }> {
  const unowned = () => groupsWith(knex, filter, authorization);
  const groups = unowned()
    .leftJoin(failuresByResource(knex), 'failures.resource_id', 'resources.id')
    .groupBy('resources.account_id', 'stack_key', 'stem_key')
    .select({
      account_id: 'resources.account_id',
      ...keyColumns(knex),
      worst: knex.raw(`min(coalesce(failures.worst, ${NOTHING_FAILS}))`),
      failing: knex.raw('cast(coalesce(sum(failures.failing), 0) as integer)'),
      // Negative, so that one direction sorts the worst and the largest first.
      fewer: knex.raw('cast(-count(*) as integer)'),
    } as any);
  const rows = await page<any>(
    knex.from(groups.as('queue')).select('*'),
    {
      columns: ['worst', 'fewer', 'account_id', 'stack_key', 'stem_key'],
      order: 'asc',
      boundTo: filter,
    },
    { cursor, limit },
  );
  const [{ count, resources }] = await knex
    .from(
      unowned()
        .groupBy('resources.account_id', 'stack_key', 'stem_key')
        .select({ ...keyColumns(knex) } as any)
        .count({ size: '*' })
        .as('queue'),
    )
    .select({
      count: knex.raw('count(*)'),
      resources: knex.raw('coalesce(sum(size), 0)'),
    } as any);
  return {
    ...rows,
    items: await Promise.all(
      rows.items.map(async row => {
        const key = {
          accountId: row.account_id,
          stack: row.stack_key,
          stem: row.stem_key,
        };
        return {
          ...key,
          resources: -row.fewer,
          failing: Number(row.failing),
          worst: severities[row.worst],
          ...(await describe(queueMembers(knex, key, authorization))),
        };
      }),
    ),
    totalGroups: Number(count),
    totalResources: Number(resources),
  };
}

/** The resources of a group that the caller may see. */
export function queueMembers(
  knex: Knex,
  { accountId, stack, stem }: QueueKey,
  authorization: PostureAuthorization,
): Knex.QueryBuilder {
  const { stack_key, stem_key } = keyColumns(knex);
  return unownedResources(knex, {}, authorization)
    .where('resources.account_id', accountId)
    .whereRaw('? = ?', [stack_key, stack])
    .whereRaw('? = ?', [stem_key, stem])
    .orderBy('resources.id');
}

/** All resources of the groups that hold some of the filter: a group is assigned as a whole, and counted so. */
function groupsWith(
  knex: Knex,
  filter: QueueFilter,
  authorization: PostureAuthorization,
): Knex.QueryBuilder {
  const all = unownedResources(knex, {}, authorization);
  if (!filter.text && !filter.accountId) return all;
  const { stack_key, stem_key } = keyColumns(knex);
  const key = ['resources.account_id', stack_key, stem_key];
  const matching = unownedResources(knex, filter, authorization).select(
    knex.raw('??, ?, ?', key),
  );
  return all.whereRaw('(??, ?, ?) in (?)', [...key, matching]);
}

function unownedResources(
  knex: Knex,
  filter: QueueFilter,
  authorization: PostureAuthorization,
): Knex.QueryBuilder {
  const query = knex('resources')
    .whereNull('resources.owner_ref')
    .whereNull('resources.gone_at')
    .where('resources.is_stand_in', false);
  whereFiltered(
    query,
    filter,
    { accountId: 'resources.account_id' },
    searched(['resources.name', 'resources.arn']),
  );
  whereAuthorized(query, 'resources', authorization);
  return query;
}

function keyColumns(knex: Knex) {
  return {
    stack_key: knex.raw("coalesce(resources.stack, '')"),
    stem_key: knex.raw("coalesce(resources.stem, '')"),
  };
}

function failuresByResource(knex: Knex): Knex.QueryBuilder {
  return knex('findings')
    .where('status', 'FAILED')
    .whereNull('owner_ref')
    .groupBy('resource_id')
    .select('resource_id', {
      worst: knex.raw('min(severity)'),
      failing: knex.raw('count(*)'),
    } as any)
    .as('failures');
}

/** What a sample of a group tells. */
async function describe(members: Knex.QueryBuilder) {
  const rows: { name: string; type: string; attribution: string }[] =
    await members.select('name', 'type', 'attribution').limit(SAMPLE);
  const types = new Map<string, number>();
  const suggestions = new Map<string, Candidate & { count: number }>();
  const notes = new Set<string>();
  for (const { type, attribution } of rows) {
    types.set(type, (types.get(type) ?? 0) + 1);
    const told: Attribution = JSON.parse(attribution);
    told.notes?.forEach(note => notes.add(note));
    for (const candidate of told.suggestions ?? []) {
      const key = `${candidate.serviceRef ?? ''} ${candidate.ownerRef ?? ''}`;
      const known = suggestions.get(key);
      if (known) known.count++;
      else suggestions.set(key, { ...candidate, count: 1 });
    }
  }
  return {
    sampled: rows.length,
    examples: uniqBy(rows, 'name')
      .slice(0, EXAMPLES)
      .map(({ name }) => name),
    types: [...types].map(([type, count]) => ({ type, count })),
    suggestions: [...suggestions.values()]
      .sort((a, b) => b.count * b.confidence - a.count * a.confidence)
      .slice(0, 3),
    notes: [...notes].slice(0, 3),
  };
}
