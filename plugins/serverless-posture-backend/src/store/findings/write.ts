import { Knex } from 'knex';
import { append, deleteWhereIn, upsert } from '../batches';
import { Before, Closing, nextStep, TransitionRecord } from './lifecycle';
import { FindingDraft, FindingRecord } from './record';

/** Gathers what is to be written of many findings, and writes it in few statements. */
export class FindingsWriter {
  private readonly records: FindingRecord[] = [];
  private readonly transitions: TransitionRecord[] = [];
  private readonly forgotten = new Set<string>();

  constructor(private readonly moment: { at: string; runId?: number }) {}

  /** A verdict on what was known before. */
  step(before: Before, next: FindingDraft | Closing, id: string) {
    const { record, transition } = nextStep(before, next, id, this.moment);
    if (record && record !== before.record) this.records.push(record);
    if (!record && before.record) this.forget(id);
    if (transition) this.transitions.push(transition);
  }

  /** Deletes a finding with its history. */
  forget(id: string) {
    this.forgotten.add(id);
  }

  /** Answers how many findings changed their status. */
  async write(knex: Knex): Promise<number> {
    await deleteFindings(knex, this.forgotten);
    await upsert(knex, 'findings', ['id'], this.records);
    await append(knex, 'transitions', this.transitions);
    return this.transitions.length;
  }
}

/** Deletes findings with their history. */
export async function deleteFindings(
  knex: Knex,
  ids: Iterable<string>,
): Promise<void> {
  const all = [...ids];
  await deleteWhereIn(knex, 'transitions', 'finding_id', all);
  await deleteWhereIn(knex, 'findings', 'id', all);
}
