import { randomUUID } from 'crypto';
import { Workflow } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { keyBy } from 'lodash';
import { deleteWhereIn, inLists, upsert } from '../batches';
import { TRIAGE_COLUMNS } from '../decisions/triageState';
import { OPEN } from '../findings/narrow';
import { toText } from '../moments';
import { noteText, Told } from './noteText';
import { WriteRecord } from './record';

/** Who decided what. */
export interface Cause {
  /** Ref of the user; null: nobody, it was due. */
  by: string | null;
  /** What they wrote. */
  note?: string | null;
  now: Date;
}

type Row = Told & {
  id: string;
  status: string;
  exemption_id: number | null;
  hub_workflow: Workflow;
};

/** {@inheritDoc SecurityHubWritesStore.note} */
export async function noteWrites(
  trx: Knex,
  findingIds: Iterable<string>,
  cause: Cause,
): Promise<void> {
  for (const ids of inLists(findingIds)) {
    const findings: Row[] = await trx('findings')
      .whereIn('id', ids)
      .whereNotNull('hub_id')
      .whereNotNull('hub_workflow')
      .select(
        'id',
        'status',
        'exemption_id',
        'hub_workflow',
        ...TRIAGE_COLUMNS,
      );
    if (findings.length === 0) continue;
    const earlier: Record<string, WriteRecord> = keyBy(
      await trx('security_hub_writes').whereIn('finding_id', ids),
      'finding_id',
    );
    const exemptions = keyBy(
      await trx('exemptions').whereIn(
        'id',
        findings.flatMap(one => one.exemption_id ?? []),
      ),
      'id',
    );
    const steps = findings.map(finding => ({
      id: finding.id,
      row: writeOf(
        { ...finding, exemption: exemptions[finding.exemption_id ?? 0] },
        earlier[finding.id],
        cause,
      ),
    }));
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
  finding: Row,
  earlier: WriteRecord | undefined,
  { by, note = null, now }: Cause,
): WriteRecord | 'nothing' | 'same' {
  const waits = earlier?.state === 'pending';
  const expected = waits ? earlier.expected : finding.hub_workflow;
  const workflow = wantedOf(finding);
  const isOpen = OPEN.some(status => status === finding.status);
  // What is closed is Security Hub's business, but for what we suppressed there: the next failure has to be seen.
  if (!isOpen && expected !== 'SUPPRESSED' && !waits) return 'same';
  if (workflow === expected && !note) return waits ? 'nothing' : 'same';
  const at = toText(now);
  return {
    finding_id: finding.id,
    revision: randomUUID(),
    state: 'pending',
    workflow,
    expected,
    note: noteText(finding, { by, note }),
    by,
    decided_at: at,
    attempts: 0,
    due_at: at,
    reason: null,
    settled_at: null,
  };
}

/** What hides a finding here suppresses it there, while it is in force. */
function wantedOf({
  workflow,
  snoozed_until: until,
  snoozed_hash: hash,
  exemption_id: exemption,
}: Row): Workflow {
  return until || hash || exemption ? 'SUPPRESSED' : workflow;
}
