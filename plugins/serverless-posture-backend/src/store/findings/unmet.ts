import { Knex } from 'knex';
import { inLists } from '../batches';
import { CheckpointKey } from '../checkpoints';
import { securityHubFindingId } from '../ids';
import { toText } from '../moments';
import { FindingRecord, WRITTEN } from './record';
import { FindingsWriter } from './write';
import { OPEN } from './narrow';

/** Whose findings a source of Security Hub answers for; what is left out is not narrowed. */
export interface FindingsCoverage {
  accountId?: string;
  region?: string;
}

const UNMET = 'unmet';

/** A reading of all that is active begins: what is open and within its reach has yet to be met. */
export async function expectSecurityHub(
  knex: Knex,
  key: CheckpointKey,
  coverage: FindingsCoverage,
): Promise<void> {
  const open = knex('findings')
    .where('source', 'SECURITY_HUB')
    .whereIn('status', OPEN)
    .modify(whereCovered, coverage)
    .select(
      knex.raw(
        `${Object.keys(columns(key))
          .map(() => '?')
          .join(', ')}, id`,
        [...Object.values(columns(key))],
      ),
    );
  await knex(
    knex.raw('?? (??, ??, ??, ??, ??, ??)', [
      'checkpoint_seen',
      ...Object.keys(columns(key)),
      'value',
    ]),
  ).insert(open);
}

/** A page held these, by Security Hub's own ids. */
export async function meetSecurityHub(
  knex: Knex,
  key: CheckpointKey,
  ids: string[],
): Promise<void> {
  for (const values of inLists(ids.map(securityHubFindingId)))
    await unmet(knex, key).whereIn('value', values).delete();
}

/** The reading came to its end: what it never met is reported no longer. */
export async function closeSecurityHub(
  knex: Knex,
  key: CheckpointKey,
  now: Date,
  within: FindingsCoverage,
): Promise<{ changed: number }> {
  let changed = 0;
  const ids: string[] = await unmet(knex, key).pluck('value');
  for (const values of inLists(ids)) {
    const writer = new FindingsWriter({ at: toText(now), runId: key.runId });
    const records: FindingRecord[] = await knex('findings')
      .whereIn('id', values)
      .modify(whereCovered, within)
      .select(WRITTEN);
    for (const record of records) {
      writer.step(
        { record, knownAt: record.updated_at },
        {
          status: 'NOT_APPLICABLE',
          reason: 'Security Hub no longer reports it',
        },
        record.id,
      );
    }
    changed += await writer.write(knex);
  }
  await unmet(knex, key).delete();
  return { changed };
}

function whereCovered(
  query: Knex.QueryBuilder,
  { accountId, region }: FindingsCoverage,
) {
  if (accountId) query.where('account_id', accountId);
  if (region) query.where('region', region);
}

function unmet(knex: Knex, key: CheckpointKey) {
  return knex('checkpoint_seen').where(columns(key));
}

function columns({ runId, accountId, region, collector }: CheckpointKey) {
  return {
    run_id: runId,
    account_id: accountId,
    region,
    collector,
    kind: UNMET,
  };
}
