import { randomUUID } from 'crypto';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { keyBy } from 'lodash';
import { whereAuthorized } from '../authorization';
import { inLists } from '../batches';
import { toText } from '../moments';
import { allowedOf, Decided, Rights } from './decide';
import { DecisionRecord } from './record';
import { TriageState, TRIAGE_COLUMNS } from './triageState';
import { Change, inTurn, writeChanges } from './write';

/** Who takes which batch back. */
export interface UndoOptions {
  batch: string;
  /** Ref of the user. */
  by: string;
  now: Date;
}

type Decision = DecisionRecord & { id: number | string };

/** {@inheritDoc DecisionsStore.undo} */
export async function undo(
  trx: Knex,
  { batch, by, now }: UndoOptions,
  { readable, allowed }: Rights,
): Promise<Decided> {
  await inTurn(trx);
  const decisions: Decision[] = await trx('decisions').where({ batch });
  if (decisions.length === 0)
    throw new NotFoundError(`There is no batch of decisions ${batch}`);
  const undone = randomUUID();
  const skipped = { changed: 0, notAllowed: 0, gone: 0 };
  let decided = 0;
  for (const part of inLists(decisions)) {
    const ids = part.map(({ finding_id }) => finding_id);
    const findings = keyBy(await readableOf(trx, ids, readable), 'id');
    const mine = await allowedOf(trx, ids, allowed);
    const later = await decidedLater(trx, ids, batch);
    const changes: Change[] = [];
    for (const { finding_id: id, before, after } of part) {
      const finding = findings[id];
      if (!finding) skipped.gone += 1;
      else if (!mine.has(id)) skipped.notAllowed += 1;
      else if (later.has(id) || !stands(finding, JSON.parse(after)))
        skipped.changed += 1;
      else changes.push({ finding, after: JSON.parse(before) });
    }
    decided += changes.length;
    await writeChanges(trx, changes, {
      batch: undone,
      at: toText(now),
      by,
      kind: 'undone',
    });
  }
  return { batch: undone, decided, skipped };
}

function readableOf(
  trx: Knex,
  ids: string[],
  readable: Rights['readable'],
): Promise<Change['finding'][]> {
  return trx('findings')
    .whereIn('findings.id', ids)
    .modify(query => whereAuthorized(query, 'findings', readable))
    .select(['id', ...TRIAGE_COLUMNS].map(column => `findings.${column}`));
}

/** Findings with a decision after that of the batch. */
async function decidedLater(
  trx: Knex,
  ids: string[],
  batch: string,
): Promise<Set<string>> {
  return new Set(
    await trx('decisions as later')
      .join('decisions as own', 'own.finding_id', 'later.finding_id')
      .where('own.batch', batch)
      .whereIn('later.finding_id', ids)
      .whereRaw('later.id > own.id')
      .pluck('later.finding_id'),
  );
}

/** Whether what was decided is still so; a verdict may have changed it. */
function stands(finding: TriageState, after: Partial<TriageState>): boolean {
  return Object.entries(after).every(
    ([column, value]) => finding[column as keyof TriageState] === value,
  );
}
