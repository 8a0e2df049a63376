import { Knex } from 'knex';
import { inLists } from '../batches';
import { toText } from '../moments';
import { OPEN } from './narrow';
import { FindingRecord, WRITTEN } from './record';
import { whereAlso } from './whereAlso';
import { deleteFindings, FindingsWriter } from './write';

/** Closes our findings of resources that are gone: what failed on them fails no more. */
export async function closeFindingsOf(
  knex: Knex,
  resourceIds: string[],
  { now, reason }: { now: Date; reason: string },
): Promise<void> {
  for (const ids of inLists(resourceIds)) {
    const records: FindingRecord[] = await knex('findings')
      .modify(whereAlso, 'source', ['POSTURE'])
      .whereIn('resource_id', ids)
      .select(WRITTEN);
    await close(knex, records, { now, reason });
  }
}

/** Closes what Security Hub says of an account that is no longer ours. */
export async function closeSecurityHubOf(
  knex: Knex,
  accountId: string,
  { now, reason }: { now: Date; reason: string },
): Promise<void> {
  const open: string[] = await knex('findings')
    .where({ source: 'SECURITY_HUB', account_id: accountId })
    .whereIn('status', OPEN)
    .pluck('id');
  for (const ids of inLists(open)) {
    const records: FindingRecord[] = await knex('findings')
      .whereIn('id', ids)
      .select(WRITTEN);
    await close(knex, records, { now, reason });
  }
}

async function close(
  knex: Knex,
  records: FindingRecord[],
  { now, reason }: { now: Date; reason: string },
) {
  const writer = new FindingsWriter({ at: toText(now) });
  for (const record of records) {
    writer.step(
      { record, knownAt: record.updated_at },
      { status: 'NOT_APPLICABLE', reason },
      record.id,
    );
  }
  await writer.write(knex);
}

/** Deletes our findings of stand-ins, with their history. */
export async function deleteFindingsOf(
  knex: Knex,
  resourceIds: string[],
): Promise<void> {
  for (const ids of inLists(resourceIds)) {
    await deleteFindings(
      knex,
      await knex('findings')
        .modify(whereAlso, 'source', ['POSTURE'])
        .whereIn('resource_id', ids)
        .pluck('id'),
    );
  }
}
