import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { groupBy } from 'lodash';
import { repeatedTransitions } from '../faults/snapshot';

/** What is stored, as far as people see it. */
export interface Stored {
  /** By the name of a resource or of an imported finding that is open, a digest of what is said of it. */
  rows: Record<string, string>;
  /** Findings of which the same change is written more than once. */
  repeatedTransitions: string[];
}

/** Reads account by account: all that is said of a large organization does not fit into memory. */
export async function storedIn(knex: Knex): Promise<Stored> {
  const rows: Stored['rows'] = {};
  const accounts = knex('resources')
    .distinct('account_id')
    .union(knex('findings').distinct('account_id'));
  for (const { account_id } of await accounts)
    await addAccount(knex, account_id, rows);
  return { rows, repeatedTransitions: await repeatedTransitions(knex) };
}

async function addAccount(
  knex: Knex,
  accountId: string,
  rows: Stored['rows'],
): Promise<void> {
  const findings = await knex('findings')
    .where('account_id', accountId)
    .whereIn('status', ['FAILED', 'NOT_AVAILABLE'])
    .select('id', 'source', 'resource_id', 'control_id', 'status');
  const ours = groupBy(
    findings.filter(({ source }) => source === 'POSTURE'),
    'resource_id',
  );
  for (const { id, source, status } of findings)
    if (source !== 'POSTURE') rows[`finding ${id}`] = status;
  const resources = await knex('resources')
    .where('account_id', accountId)
    .whereNull('gone_at')
    .select('id', 'type', 'arn', 'is_stand_in', 'passed', 'not_applicable');
  for (const { id, type, arn, ...row } of resources) {
    const verdicts = (ours[id] ?? []).map(one => [one.control_id, one.status]);
    rows[`${type} ${arn} of ${accountId}`] = digest([
      Boolean(row.is_stand_in),
      JSON.parse(row.passed).sort(),
      JSON.parse(row.not_applicable).sort(),
      verdicts.sort(),
    ]);
    delete ours[id];
  }
  for (const [id, left] of Object.entries(ours))
    rows[`findings of ${id}, which is gone`] = String(left.length);
}

function digest(value: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(value));
  return hash.digest('base64').slice(0, 16);
}

/** What is there in truth, or is judged otherwise, and is not stored so. */
export function lostRows(found: Stored, truth: Stored): string[] {
  return Object.keys(truth.rows).filter(
    name => found.rows[name] !== truth.rows[name],
  );
}

/** What is stored and is not there in truth, or is stored twice. */
export function duplicateRows(found: Stored, truth: Stored): string[] {
  return [
    ...Object.keys(found.rows).filter(name => !(name in truth.rows)),
    ...found.repeatedTransitions,
  ];
}
