import { Knex } from 'knex';

/** What is stored at one time, as far as people see it. */
export interface Snapshot {
  /** Ids of the resources that are there. */
  resources: Set<string>;
  /** Ids of what stands for resources that could not be listed. */
  standIns: Set<string>;
  /** Status by resource and control. */
  verdicts: Map<string, string>;
  /** Ids of the findings of Security Hub that are open. */
  imported: Set<string>;
  /** Changes of a status that are written more than once. */
  repeatedTransitions: number;
}

export async function snapshotOf(knex: Knex): Promise<Snapshot> {
  const snapshot: Snapshot = {
    resources: new Set(),
    standIns: new Set(),
    verdicts: new Map(),
    imported: new Set(),
    repeatedTransitions: 0,
  };
  const { verdicts } = snapshot;
  for (const row of await knex('resources').whereNull('gone_at')) {
    (row.is_stand_in ? snapshot.standIns : snapshot.resources).add(row.id);
    for (const id of JSON.parse(row.passed))
      verdicts.set(`${row.id} ${id}`, 'PASSED');
    for (const id of JSON.parse(row.not_applicable))
      verdicts.set(`${row.id} ${id}`, 'NOT_APPLICABLE');
  }
  for (const row of await knex('findings').whereIn('status', [
    'FAILED',
    'NOT_AVAILABLE',
  ])) {
    if (row.source === 'POSTURE')
      verdicts.set(`${row.resource_id} ${row.control_id}`, row.status);
    else snapshot.imported.add(row.id);
  }
  const repeated = await knex('transitions')
    .groupBy('finding_id', 'run_id', 'to_status')
    .havingRaw('count(*) > 1')
    .select('finding_id');
  snapshot.repeatedTransitions = repeated.length;
  return snapshot;
}

const isSafe = (status: string | undefined) =>
  status === 'PASSED' || status === 'NOT_APPLICABLE';

/** Verdicts that say all is well where the truth does not. */
export function falsePasses(found: Snapshot, truth: Snapshot): number {
  return [...found.verdicts].filter(
    ([about, status]) =>
      isSafe(status) &&
      truth.verdicts.has(about) &&
      !isSafe(truth.verdicts.get(about)),
  ).length;
}

/** What was stored, is still there in truth, and has vanished. */
export function falseDeletes(
  found: Snapshot,
  before: Snapshot,
  truth: Snapshot,
): number {
  return (['resources', 'imported'] as const).reduce(
    (sum, kind) =>
      sum +
      [...truth[kind]].filter(
        id => before[kind].has(id) && !found[kind].has(id),
      ).length,
    0,
  );
}

/** What is there in truth, or is judged otherwise, and is not stored so. */
export function lostRows(found: Snapshot, truth: Snapshot): number {
  const missing = (['resources', 'imported'] as const).flatMap(kind =>
    [...truth[kind]].filter(id => !found[kind].has(id)),
  );
  const differing = [...truth.verdicts].filter(
    ([about, status]) => found.verdicts.get(about) !== status,
  );
  return missing.length + differing.length;
}

/** What is stored and is not there in truth, or is stored twice. */
export function duplicateRows(found: Snapshot, truth: Snapshot): number {
  const surplus = (['resources', 'imported', 'standIns'] as const).flatMap(
    kind => [...found[kind]].filter(id => !truth[kind].has(id)),
  );
  const verdicts = [...found.verdicts.keys()].filter(
    about => !truth.verdicts.has(about),
  );
  return surplus.length + verdicts.length + found.repeatedTransitions;
}
