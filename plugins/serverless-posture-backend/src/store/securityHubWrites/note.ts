import { randomUUID } from 'crypto';
import {
  Agreement,
  Workflow,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { keyBy } from 'lodash';
import { deleteWhereIn, inLists, upsert } from '../batches';
import { TRIAGE_COLUMNS } from '../decisions/triageState';
import { OPEN } from '../findings/narrow';
import { isPostgres } from '../isPostgres';
import { toText } from '../moments';
import { noteText, Told } from './noteText';
import { CLAIM_MS, WriteRecord } from './record';

/** Who decided what. */
export interface Cause {
  /** Ref of the user; null: nobody, it was due. */
  by: string | null;
  /** What they wrote. */
  note?: string | null;
  now: Date;
}

/** A finding with what was decided about it. */
type Row = Told & {
  id: string;
  status: string;
  exemption_id: number | null;
};

/** A finding of Security Hub. */
type HubRow = Row & {
  agreement: Agreement | null;
  twin_id: string | null;
  hub_workflow: Workflow;
};

const COLUMNS = ['id', 'status', 'exemption_id', ...TRIAGE_COLUMNS];

/** {@inheritDoc SecurityHubWritesStore.note} */
export async function noteWrites(
  trx: Knex,
  findingIds: Iterable<string>,
  cause: Cause,
): Promise<void> {
  for (const ids of inLists(findingIds)) {
    const findings: HubRow[] = await trx('findings')
      .where(either =>
        either
          .whereIn('id', ids)
          .orWhere(twin =>
            twin.whereIn('twin_id', ids).where('agreement', 'MERGED'),
          ),
      )
      .whereNotNull('hub_id')
      .whereNotNull('hub_workflow')
      .select(...COLUMNS, 'agreement', 'twin_id', 'hub_workflow');
    if (findings.length === 0) continue;
    const ours: Record<string, Row> = keyBy(
      await trx('findings')
        .whereIn(
          'id',
          findings.flatMap(one => shownAs(one) ?? []),
        )
        .select(...COLUMNS),
      'id',
    );
    const earlier: Record<string, WriteRecord> = keyBy(
      await trx('security_hub_writes')
        .whereIn(
          'finding_id',
          findings.map(({ id }) => id),
        )
        // Whoever takes one to write it does so before or after.
        .modify(query => isPostgres(trx) && query.forUpdate()),
      'finding_id',
    );
    const exemptions = keyBy(
      await trx('exemptions').whereIn(
        'id',
        [...findings, ...Object.values(ours)].flatMap(
          one => one.exemption_id ?? [],
        ),
      ),
      'id',
    );
    const steps = findings.map(finding => {
      const shown = ours[shownAs(finding) ?? ''] ?? finding;
      const by = shown.exemption_id ?? finding.exemption_id ?? 0;
      return {
        id: finding.id,
        row: writeOf(
          finding,
          { ...shown, exemption: exemptions[by] },
          earlier[finding.id],
          cause,
        ),
      };
    });
    // What goes back to what it was before it was written needs no write.
    await deleteWhereIn(
      trx,
      'security_hub_writes',
      'finding_id',
      steps.flatMap(({ id, row }) => (row === 'nothing' ? id : [])),
    );
    await upsert(
      trx,
      'security_hub_writes',
      ['finding_id'],
      steps.flatMap(({ row }) => (typeof row === 'object' ? row : [])),
    );
  }
}

/** The row as it becomes; `nothing` where none is needed, `same` where what there is stays. */
function writeOf(
  finding: HubRow,
  shown: Row,
  earlier: WriteRecord | undefined,
  { by, note = null, now }: Cause,
): WriteRecord | 'nothing' | 'same' {
  const waits = earlier?.state === 'pending';
  const expected = waits ? earlier.expected : finding.hub_workflow;
  const workflow = wantedOf(finding, shown, earlier);
  const isOpen = OPEN.some(status => status === shown.status);
  // What is closed is Security Hub's business, but for what we suppressed there: the next failure has to be seen.
  if (!isOpen && expected !== 'SUPPRESSED' && !waits) return 'same';
  const isTaken = waits && earlier.due_at !== earlier.decided_at;
  // What somebody may be writing just now has to be written back.
  if (workflow === expected && !note && !isTaken)
    return waits ? 'nothing' : 'same';
  const at = toText(now);
  const latest = toText(new Date(now.getTime() + CLAIM_MS));
  return {
    finding_id: finding.id,
    revision: randomUUID(),
    state: 'pending',
    workflow,
    expected,
    note: noteText(shown, { by, note }),
    by,
    decided_at: at,
    attempts: 0,
    // Not beside another one: whoever settles that says that this one is due.
    due_at: isTaken ? [earlier.due_at, latest].sort()[0] : at,
    reason: null,
    settled_at: null,
  };
}

/** Our finding about the same, which is the one that people see and decide about. */
function shownAs({ agreement, twin_id: twin }: HubRow): string | null {
  return agreement === 'MERGED' ? twin : null;
}

/** What hides a finding here suppresses it there, while it is in force. */
function wantedOf(
  finding: HubRow,
  shown: Row,
  earlier: WriteRecord | undefined,
): Workflow {
  if (isHidden(shown) || isHidden(finding)) return 'SUPPRESSED';
  const { workflow } = shown;
  const isOurs =
    shown.id === finding.id || earlier?.workflow === finding.hub_workflow;
  // Of ours, nobody has to have acknowledged what they acknowledged there.
  return workflow === 'NEW' && !isOurs ? finding.workflow : workflow;
}

function isHidden(finding: Row): boolean {
  const { snoozed_until: until, snoozed_hash: hash } = finding;
  return Boolean(until || hash || finding.exemption_id);
}
