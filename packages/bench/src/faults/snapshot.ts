import { Knex } from 'knex';

/** What is stored at one time, as far as people see it. */
export interface Snapshot {
  /** The resources that are there, by type, ARN and account. */
  resources: Set<string>;
  /** What stands for resources that could not be listed. */
  standIns: Set<string>;
  /** Status by control and resource. */
  verdicts: Map<string, string>;
  /** Ids of the findings of Security Hub that are open. */
  imported: Set<string>;
  /** Findings of which the same change is written more than once. */
  repeatedTransitions: string[];
}

export async function snapshotOf(knex: Knex): Promise<Snapshot> {
  const snapshot: Snapshot = {
    resources: new Set(),
    standIns: new Set(),
    verdicts: new Map(),
    imported: new Set(),
    repeatedTransitions: [],
  };
  const { verdicts } = snapshot;
  const names = new Map<string, string>();
  for (const row of await knex('resources').whereNull('gone_at')) {
    const name = `${row.type} ${row.arn} of ${row.account_id}`;
    names.set(row.id, name);
    (row.is_stand_in ? snapshot.standIns : snapshot.resources).add(name);
    for (const id of JSON.parse(row.passed))
      verdicts.set(`${id} of ${name}`, 'PASSED');
    for (const id of JSON.parse(row.not_applicable))
      verdicts.set(`${id} of ${name}`, 'NOT_APPLICABLE');
  }
  for (const row of await knex('findings').whereIn('status', [
    'FAILED',
    'NOT_AVAILABLE',
  ])) {
    if (row.source === 'POSTURE') {
      const name = names.get(row.resource_id) ?? row.resource_id;
      verdicts.set(`${row.control_id} of ${name}`, row.status);
    } else snapshot.imported.add(row.id);
  }
  snapshot.repeatedTransitions = await repeatedTransitions(knex);
  return snapshot;
}

/** Findings of which the same change is written more than once. */
export async function repeatedTransitions(knex: Knex): Promise<string[]> {
  // What vanishes is noted without a run, and may vanish again after it came back.
  return knex
    .from(
      knex('transitions')
        .select('finding_id', 'run_id', 'to_status')
        .select(
          knex.raw(
            `lag(to_status) over (partition by finding_id order by id) as before`,
          ),
          knex.raw(
            `count(*) over (partition by finding_id, run_id, to_status) as times`,
          ),
        )
        .as('changes'),
    )
    .whereRaw('before = to_status or (times > 1 and run_id is not null)')
    .distinct()
    .pluck('finding_id');
}

const isSafe = (status: string | undefined) =>
  status === 'PASSED' || status === 'NOT_APPLICABLE';

/** Verdicts that say all is well where the truth does not. */
export function falsePasses(found: Snapshot, truth: Snapshot): string[] {
  return [...found.verdicts.keys()].filter(
    about =>
      isSafe(found.verdicts.get(about)) &&
      truth.verdicts.has(about) &&
      !isSafe(truth.verdicts.get(about)),
  );
}

/** What was stored, is still there in truth, and has vanished. */
export function falseDeletes(
  found: Snapshot,
  before: Snapshot,
  truth: Snapshot,
): string[] {
  return missing(found, truth).filter(
    id => before.resources.has(id) || before.imported.has(id),
  );
}

/** What is there in truth, or is judged otherwise, and is not stored so. */
export function lostRows(found: Snapshot, truth: Snapshot): string[] {
  const differing = [...truth.verdicts.keys()].filter(
    about => found.verdicts.get(about) !== truth.verdicts.get(about),
  );
  return [...missing(found, truth), ...differing];
}

/** What is stored and is not there in truth, or is stored twice. */
export function duplicateRows(found: Snapshot, truth: Snapshot): string[] {
  return [
    ...(['resources', 'imported', 'standIns'] as const).flatMap(kind =>
      without(found[kind], truth[kind]),
    ),
    ...[...found.verdicts.keys()].filter(about => !truth.verdicts.has(about)),
    ...found.repeatedTransitions,
  ];
}

function missing(found: Snapshot, truth: Snapshot): string[] {
  return (['resources', 'imported'] as const).flatMap(kind =>
    without(truth[kind], found[kind]),
  );
}

function without(ids: Set<string>, others: Set<string>): string[] {
  return [...ids].filter(id => !others.has(id));
}
