import { Knex } from 'knex';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { toText } from '../moments';
import { FindingRow } from '../types';
import { FindingChangeKind } from './lifecycle';
import { selectFindings, toFinding } from './record';

/** What changed of one finding, and the finding as it is now. */
export interface FindingChangeRow {
  change: FindingChangeKind;
  at: Date;
  finding: FindingRow;
}

/** What changed among an owner's own findings from one moment to before another; worst first. */
export async function findingChanges(
  knex: Knex,
  { ownerRef, from, until }: { ownerRef: string; from: Date; until: Date },
  authorization: PostureAuthorization,
): Promise<FindingChangeRow[]> {
  const rows = await selectFindings(knex)
    .join('transitions', 'transitions.finding_id', 'findings.id')
    .where({ 'findings.source': 'POSTURE', 'findings.owner_ref': ownerRef })
    .whereNotNull('transitions.change')
    .where('transitions.at', '>=', toText(from))
    .where('transitions.at', '<', toText(until))
    .modify(query => whereAuthorized(query, 'findings', authorization))
    .select('transitions.change', 'transitions.at')
    .orderBy([
      { column: 'findings.severity' },
      { column: 'transitions.at', order: 'desc' },
      { column: 'findings.id' },
    ]);
  return rows.map((row: any) => ({
    change: row.change,
    at: new Date(row.at),
    finding: toFinding(row),
  }));
}
