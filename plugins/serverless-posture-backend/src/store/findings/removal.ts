import { Knex } from 'knex';
import { inLists } from '../batches';
import { toText } from '../moments';
import { FindingRecord, WRITTEN } from './record';
import { whereAlso } from './whereAlso';
import { deleteFindings, FindingsWriter } from './write';

/** Closes our findings of resources that are gone: what failed on them fails no more. */
export async function closeFindingsOf(
  knex: Knex,
  resourceIds: string[],
  { now, reason }: { now: Date; reason: string },
): Promise<void> {
  const at = toText(now);
  for (const ids of inLists(resourceIds)) {
    const writer = new FindingsWriter({ at });
    const records: FindingRecord[] = await knex('findings')
      .modify(whereAlso, 'source', ['POSTURE'])
      .whereIn('resource_id', ids)
      .select(WRITTEN);
    for (const record of records) {
      writer.step(
        { record, knownAt: record.updated_at },
        { status: 'NOT_APPLICABLE', reason },
        record.id,
      );
    }
    await writer.write(knex);
  }
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
