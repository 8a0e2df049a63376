import { randomUUID } from 'crypto';
import { ConflictError, InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { COUNTED } from '../findings/list';
import { narrow, OPEN } from '../findings/narrow';
import { toText } from '../moments';
import { PostureFilter } from '../types';
import {
  changeOf,
  Decision,
  Said,
  SAID_COLUMNS,
  TriageState,
  TRIAGE_COLUMNS,
} from './triageState';
import { inTurn, writeChanges } from './write';

/** What a caller may see, and what of that a decision may touch. */
export interface Rights {
  readable: PostureAuthorization;
  allowed: PostureAuthorization;
}

/** Findings by id, or all that match a filter, of which the caller counted so many. */
export type Selection =
  | { ids: string[] }
  | { filter: PostureFilter; totalCount: number };

/** Who decides what about which findings. */
export interface DecideOptions {
  selection: Selection;
  decision: Decision;
  /** Ref of the user. */
  by: string;
  now: Date;
  /** What the caller has seen; what others decided since is not overwritten. Left out: all. */
  revision?: number;
}

/** What became of a decision. */
export interface Decided {
  batch: string;
  /** Findings of which it holds now. */
  decided: number;
  /** Findings that were left alone. */
  skipped: {
    /** Others have decided about them since the caller looked. */
    changed: number;
    /** The caller may see but not decide about them. */
    notAllowed: number;
    /** They are closed, or the caller may not see them. */
    gone: number;
  };
}

/** What {@link decide} reads of a finding. */
export type DecidedFinding = TriageState & Said & { id: string };

/** Findings of one decision at most: as many as a list counts exactly. */
const MOST = COUNTED;

const BATCH = 1000;

/** {@inheritDoc DecisionsStore.decide} */
export async function decide(
  trx: Knex,
  { selection, decision, by, now, revision }: DecideOptions,
  { readable, allowed }: Rights,
): Promise<Decided> {
  await inTurn(trx);
  await requireCount(trx, selection, readable);
  const batch = randomUUID();
  const skipped = { changed: 0, notAllowed: 0, gone: 0 };
  let decided = 0;
  let seen = 0;
  for await (const findings of selected(trx, selection, readable)) {
    seen += findings.length;
    const ids = findings.map(({ id }) => id);
    const mine = await allowedOf(trx, ids, allowed);
    const taken = await changedSince(trx, ids, by, revision);
    const ours = findings.filter(({ id }) => mine.has(id) && !taken.has(id));
    skipped.notAllowed += findings.filter(({ id }) => !mine.has(id)).length;
    skipped.changed += findings.length - ours.length;
    decided += ours.length;
    await writeChanges(
      trx,
      ours
        .map(finding => ({ finding, after: changeOf(finding, decision) }))
        .filter(({ after }) => decision.note || Object.keys(after).length > 0),
      { batch, at: toText(now), by, kind: 'decided', note: decision.note },
    );
  }
  skipped.changed -= skipped.notAllowed;
  if ('ids' in selection) skipped.gone = new Set(selection.ids).size - seen;
  return { batch, decided, skipped };
}

async function requireCount(
  trx: Knex,
  selection: Selection,
  readable: PostureAuthorization,
) {
  if ('ids' in selection) return;
  const row = await narrowed(trx, selection.filter, readable)
    .count({ count: '*' })
    .first<{ count: number | string }>();
  const count = Number(row.count);
  if (count > MOST) {
    throw new InputError(
      `totalCount: ${count} findings are too many for one decision; narrow the filter to ${MOST} at most`,
    );
  }
  if (count !== selection.totalCount) {
    throw new ConflictError(
      `totalCount: ${count} findings match by now, not ${selection.totalCount}; look at them again`,
    );
  }
}

/** The open findings of a selection that the caller may see, in batches. */
async function* selected(
  trx: Knex,
  selection: Selection,
  readable: PostureAuthorization,
): AsyncIterable<DecidedFinding[]> {
  let last = '';
  for (;;) {
    const query =
      'ids' in selection
        ? trx('findings')
            .whereIn('findings.id', selection.ids)
            .whereIn('findings.status', OPEN)
            .modify(one => whereAuthorized(one, 'findings', readable))
        : narrowed(trx, selection.filter, readable);
    const findings: DecidedFinding[] = await query
      .where('findings.id', '>', last)
      .orderBy('findings.id')
      .limit(BATCH)
      .select(
        ['id', ...TRIAGE_COLUMNS, ...SAID_COLUMNS].map(
          column => `findings.${column}`,
        ),
      );
    if (findings.length === 0) return;
    last = findings[findings.length - 1].id;
    yield findings;
  }
}

function narrowed(
  trx: Knex,
  filter: PostureFilter,
  readable: PostureAuthorization,
): Knex.QueryBuilder {
  return trx('findings').modify(query => narrow(query, filter, readable));
}

/** Those of some findings that a decision may touch. */
export async function allowedOf(
  trx: Knex,
  ids: string[],
  allowed: PostureAuthorization,
): Promise<Set<string>> {
  return new Set(
    await trx('findings')
      .whereIn('findings.id', ids)
      .modify(query => whereAuthorized(query, 'findings', allowed))
      .pluck('findings.id'),
  );
}

/** Those about which others have decided since the caller looked. */
async function changedSince(
  trx: Knex,
  ids: string[],
  by: string,
  revision: number | undefined,
): Promise<Set<string>> {
  if (revision === undefined) return new Set();
  return new Set(
    await trx('decisions')
      .whereIn('finding_id', ids)
      .where('id', '>', revision)
      .whereNotNull('by')
      .whereNot('by', by)
      .pluck('finding_id'),
  );
}
