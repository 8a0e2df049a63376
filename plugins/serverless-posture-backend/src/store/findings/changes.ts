import { Severity } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { keyBy, uniq, uniqBy } from 'lodash';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { rankOf } from '../filter';
import { whereMember } from '../members';
import { toText } from '../moments';
import { FindingRow, Members } from '../types';
import { discreet } from './discreet';
import { FindingChangeKind } from './lifecycle';
import { selectFindings, toFinding } from './record';

/** What changed of one finding, and the finding as it is now. */
export interface FindingChangeRow {
  change: FindingChangeKind;
  at: Date;
  finding: FindingRow;
}

/** Changes of findings of ours: whose, from one moment to before another. */
export interface ChangesFilter {
  members: Members;
  from: Date;
  until: Date;
}

/** Rows that {@link eachChange} reads at once. */
const BATCH = 500;

/** The worst changes first, and how many there are of each kind: in one pass over what narrows them. */
export async function worstChanges(
  knex: Knex,
  filter: ChangesFilter,
  limit: number,
  authorization: PostureAuthorization,
): Promise<{
  items: FindingChangeRow[];
  counts: Record<FindingChangeKind, number>;
}> {
  const changes = narrowChanges(knex('findings'), filter, authorization).select(
    { transition_id: 'transitions.id', finding_id: 'findings.id' },
    { severity: 'findings.severity' },
    { change: 'transitions.change', at: 'transitions.at' },
  );
  const ranked = knex(changes.as('changes')).select(
    '*',
    knex.raw(
      'row_number() over (order by severity, at desc, finding_id) as place',
    ),
    knex.raw(
      'row_number() over (partition by change order by transition_id) as of_kind',
    ),
    knex.raw('count(*) over (partition by change) as kind_count'),
  );
  const rows: any[] = await knex(ranked.as('ranked'))
    .where('place', '<=', limit)
    .orWhere('of_kind', 1)
    .orderBy('place');
  const counts = {
    new: 0,
    fixed: 0,
    reopened: 0,
    exempted: 0,
    unexempted: 0,
  };
  for (const { change, kind_count } of rows)
    counts[change as FindingChangeKind] = Number(kind_count);
  const worst = rows.filter(({ place }) => Number(place) <= limit);
  const findings = keyBy(
    await selectFindings(knex).whereIn(
      'findings.id',
      uniq(worst.map(({ finding_id: id }) => id)),
    ),
    'id',
  );
  const items = await toChanges(
    knex,
    worst.map(({ finding_id: id, change, at }) => ({
      ...findings[id],
      ...{ change, at },
    })),
    authorization,
  );
  return { items, counts };
}

/** All changes in the order in which they came, a batch at a time. */
export async function* eachChange(
  knex: Knex,
  filter: ChangesFilter,
  authorization: PostureAuthorization,
): AsyncIterable<FindingChangeRow[]> {
  for (let after = 0; ; ) {
    const rows: any[] = await selectChanges(knex, filter, authorization)
      .where('transitions.id', '>', after)
      .orderBy('transitions.id')
      .limit(BATCH);
    if (rows.length > 0) yield await toChanges(knex, rows, authorization);
    if (rows.length < BATCH) return;
    after = rows[rows.length - 1].transition_id;
  }
}

/**
 * What was in order before a run and fails since, open and not exempted, of one severity and with an owner; each once.
 *
 * @param since - only what has failed at this moment or later
 */
export async function regressionsOf(
  knex: Knex,
  runId: number,
  severity: Severity,
  since?: Date,
): Promise<FindingRow[]> {
  // What could not be known in between was in order nevertheless.
  const passedBefore = knex('transitions as earlier')
    .whereRaw('earlier.finding_id = transitions.finding_id')
    .where('earlier.from_status', 'PASSED')
    .select('earlier.id');
  const rows = await selectFindings(knex)
    .join('transitions', 'transitions.finding_id', 'findings.id')
    .where({
      'transitions.run_id': runId,
      'findings.source': 'POSTURE',
      'findings.status': 'FAILED',
      'findings.severity': rankOf(severity),
    })
    .where(either =>
      either
        .where('transitions.change', 'reopened')
        .orWhere(first =>
          first.where('transitions.change', 'new').whereExists(passedBefore),
        ),
    )
    .modify(
      query => since && query.where('transitions.at', '>=', toText(since)),
    )
    .whereNotNull('findings.owner_ref')
    .whereNull('findings.exemption_id')
    .orderBy(['findings.owner_ref', 'findings.sort_name', 'findings.id']);
  const found: FindingRow[] = rows.map(toFinding);
  return uniqBy(found, 'id');
}

function selectChanges(
  knex: Knex,
  filter: ChangesFilter,
  authorization: PostureAuthorization,
): Knex.QueryBuilder {
  return narrowChanges(selectFindings(knex), filter, authorization).select(
    'transitions.change',
    'transitions.at',
    'transitions.id as transition_id',
  );
}

function narrowChanges(
  query: Knex.QueryBuilder,
  { members, from, until }: ChangesFilter,
  authorization: PostureAuthorization,
): Knex.QueryBuilder {
  return query
    .join('transitions', 'transitions.finding_id', 'findings.id')
    .where('findings.source', 'POSTURE')
    .whereNotNull('transitions.change')
    .where('transitions.at', '>=', toText(from))
    .where('transitions.at', '<', toText(until))
    .modify(narrowed => {
      whereMember(narrowed, 'findings', members);
      whereAuthorized(narrowed, 'findings', authorization);
    });
}

async function toChanges(
  knex: Knex,
  rows: any[],
  authorization: PostureAuthorization,
): Promise<FindingChangeRow[]> {
  const findings = await discreet(knex, rows.map(toFinding), authorization);
  return rows.map(({ change, at }, index) => ({
    change,
    at: new Date(at),
    finding: findings[index],
  }));
}
