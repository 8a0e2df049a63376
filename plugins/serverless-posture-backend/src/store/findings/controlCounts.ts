import { StatusCounts } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { isPostgres } from '../isPostgres';
import { narrow } from './narrow';

/** How the resources that a control judges fare, and who owns what fails. */
export interface ControlStatistics {
  counts: StatusCounts;
  /** Those with most failures, the most first; `ownerRef` undefined: nobody's. */
  failingOwners: { ownerRef?: string; failed: number }[];
}

/** Owners that are told of each control. */
const OWNERS = 3;

/** By control id, of what the caller may see. Controls without any verdict are left out. */
export async function controlStatistics(
  knex: Knex,
  authorization: PostureAuthorization,
): Promise<Map<string, ControlStatistics>> {
  const found = new Map<string, ControlStatistics>();
  const of = (controlId: string) => {
    let statistics = found.get(controlId);
    if (!statistics) {
      statistics = {
        counts: { passed: 0, failed: 0, notAvailable: 0, notApplicable: 0 },
        failingOwners: [],
      };
      found.set(controlId, statistics);
    }
    return statistics;
  };
  for (const { control, status, count } of await open(knex, authorization)) {
    const name = status === 'FAILED' ? 'failed' : 'notAvailable';
    of(control).counts[name] = Number(count);
  }
  for (const column of ['passed', 'not_applicable'] as const) {
    const name = column === 'passed' ? 'passed' : 'notApplicable';
    for (const { control, count } of await listed(knex, column, authorization))
      of(control).counts[name] = Number(count);
  }
  for (const { control, owner, count } of await owners(knex, authorization)) {
    of(control).failingOwners.push({
      ...(owner ? { ownerRef: owner } : {}),
      failed: Number(count),
    });
  }
  return found;
}

function open(knex: Knex, authorization: PostureAuthorization) {
  return knex('findings')
    .modify(query => narrow(query, { source: ['POSTURE'] }, authorization))
    .groupBy('control_id', 'status')
    .select({ control: 'control_id', status: 'status' })
    .count({ count: '*' });
}

/** Passes are no rows of their own: each resource lists them. */
function listed(
  knex: Knex,
  column: 'passed' | 'not_applicable',
  authorization: PostureAuthorization,
): Promise<{ control: string; count: number | string }[]> {
  const each = isPostgres(knex)
    ? knex.raw('jsonb_array_elements_text(??::jsonb) as listed(value)', [
        `resources.${column}`,
      ])
    : knex.raw('json_each(??) as listed', [`resources.${column}`]);
  const query: Knex.QueryBuilder = knex('resources')
    .joinRaw('cross join ?', [each])
    .whereNull('resources.gone_at')
    .groupBy('listed.value')
    .select({ control: 'listed.value' })
    .count({ count: '*' });
  whereAuthorized(query, 'resources', authorization);
  return query;
}

function owners(
  knex: Knex,
  authorization: PostureAuthorization,
): Promise<
  { control: string; owner: string | null; count: number | string }[]
> {
  const counted = knex('findings')
    .modify(query =>
      narrow(query, { source: ['POSTURE'], status: ['FAILED'] }, authorization),
    )
    .groupBy('control_id', 'owner_ref')
    .select({ control: 'control_id', owner: 'owner_ref' })
    .count({ count: '*' });
  const ranked = knex(counted.as('counted')).select(
    '*',
    knex.raw(
      'row_number() over (partition by control order by count desc, owner) as place',
    ),
  );
  return knex(ranked.as('ranked'))
    .where('place', '<=', OWNERS)
    .orderBy(['control', 'place'])
    .select('control', 'owner', 'count');
}
