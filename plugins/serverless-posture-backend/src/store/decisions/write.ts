import { Knex } from 'knex';
import { pick } from 'lodash';
import { append, updateMany } from '../batches';
import { isPostgres } from '../isPostgres';
import { DecisionKind, DecisionRecord } from './record';
import { TriageState, TRIAGE_COLUMNS } from './triageState';

/** A finding, and what of it becomes what. */
export interface Change {
  finding: TriageState & { id: string };
  after: Partial<TriageState>;
}

/** Writes changes on their findings, and into the history. */
export async function writeChanges(
  trx: Knex,
  changes: Change[],
  common: {
    batch: string;
    at: string;
    by: string | null;
    kind: DecisionKind;
    note?: string;
  },
): Promise<void> {
  const { note = null, ...rest } = common;
  await updateMany(
    trx,
    'findings',
    'id',
    [...TRIAGE_COLUMNS],
    changes.map(({ finding, after }) => ({
      ...pick(finding, 'id', TRIAGE_COLUMNS),
      ...after,
    })),
  );
  await append(
    trx,
    'decisions',
    changes.map(
      ({ finding, after }): DecisionRecord => ({
        ...rest,
        note,
        finding_id: finding.id,
        before: JSON.stringify(pick(finding, Object.keys(after))),
        after: JSON.stringify(after),
      }),
    ),
  );
}

/**
 * Lets decisions be written one after another, so that their ids grow in the order in which they become visible: who
 * has seen one has seen all below it. Reading goes on meanwhile. SQLite has one writer anyway.
 */
export async function inTurn(trx: Knex): Promise<void> {
  if (isPostgres(trx))
    await trx.raw('lock table decisions in share row exclusive mode');
}
