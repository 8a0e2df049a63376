import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { OPEN } from '../findings/narrow';
import { toText } from '../moments';
import { DecidedFinding } from './decide';
import { hashOf, SAID_COLUMNS, TRIAGE_COLUMNS } from './triageState';
import { inTurn, writeChanges } from './write';

const BATCH = 1000;

/** {@inheritDoc DecisionsStore.wake} */
export async function wake(
  trx: Knex,
  now: Date,
): Promise<{ batch: string; woken: number }> {
  const at = toText(now);
  const batch = randomUUID();
  let woken = 0;
  let last = '';
  await inTurn(trx);
  for (;;) {
    const snoozed: DecidedFinding[] = await trx('findings')
      .where(one =>
        one.whereNotNull('snoozed_until').orWhereNotNull('snoozed_hash'),
      )
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .select(['id', ...TRIAGE_COLUMNS, ...SAID_COLUMNS]);
    if (snoozed.length === 0) return { batch, woken };
    last = snoozed[snoozed.length - 1].id;
    const changes = snoozed
      .filter(finding => isAwake(finding, at))
      .map(finding => ({ finding, after: wakeOf(finding) }));
    await writeChanges(trx, changes, { batch, at, by: null, kind: 'woken' });
    woken += changes.length;
  }
}

function isAwake(finding: DecidedFinding, at: string): boolean {
  const { status, snoozed_until: until, snoozed_hash: hash } = finding;
  // What is fixed and comes back is news, however long it was to sleep.
  if (!OPEN.some(open => open === status)) return true;
  return until ? until <= at : hash !== hashOf(finding);
}

/** Only the column that kept it asleep. */
function wakeOf({ snoozed_until: until }: DecidedFinding) {
  return until ? { snoozed_until: null } : { snoozed_hash: null };
}
