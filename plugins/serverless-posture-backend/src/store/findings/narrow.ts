import { FindingStatus } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { containing, FilterColumns, searched, whereFiltered } from '../filter';
import { toText } from '../moments';
import { PostureFilter } from '../types';
import { Trait, TRAITS, wantedOf } from './traits';

/** The statuses of open findings, which lists and counts hold; the others are history. */
export const OPEN: FindingStatus[] = ['FAILED', 'NOT_AVAILABLE'];

/** The column behind each filter that is a list of its values. */
export const FINDING_COLUMNS = {
  status: 'findings.status',
  severity: 'findings.severity',
  workflow: 'findings.workflow',
  layer: 'findings.layer',
  controlId: 'findings.control_id',
  accountId: 'findings.account_id',
  region: 'findings.region',
  resourceType: 'findings.resource_type',
  owner: 'findings.owner_ref',
  service: 'findings.service_ref',
  source: 'findings.source',
  agreement: 'findings.agreement',
  environment: 'findings.environment',
  assignee: 'findings.assignee_ref',
  fix: 'findings.fix_id',
  controlOf: 'findings.control_id',
} satisfies FilterColumns;

/** As `findings_open_text` has it. */
const SEARCHED = searched([
  'findings.resource_name',
  'findings.resource_arn',
  'findings.control_id',
]);

/** Narrows a query to the open findings of a filter that the caller may see. */
export function narrow(
  query: Knex.QueryBuilder,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): void {
  query.whereIn('findings.status', OPEN);
  // What both sources see is listed once, as ours.
  query.where(one =>
    one
      .whereNull('findings.agreement')
      .orWhereNot('findings.agreement', 'MERGED'),
  );
  const { source, ou, firstSeen } = filter;
  if (source) {
    query.where(one => {
      one.whereIn('findings.source', source);
      if (source.includes('SECURITY_HUB'))
        one.orWhere('findings.agreement', 'BOTH');
    });
  }
  whereFiltered(
    query,
    { ...filter, source: undefined },
    FINDING_COLUMNS,
    SEARCHED,
  );
  if (ou) whereWithinUnits(query, ou);
  if (firstSeen?.from)
    query.where('findings.first_seen_at', '>=', toText(firstSeen.from));
  if (firstSeen?.until)
    query.where('findings.first_seen_at', '<', toText(firstSeen.until));
  for (const trait of Object.keys(TRAITS) as Trait[])
    whereTrait(query, trait, filter);
  whereAuthorized(query, 'findings', authorization);
}

/** An organization has few paths, so that they are looked up rather than each finding's compared. */
function whereWithinUnits(query: Knex.QueryBuilder, units: string[]) {
  query.whereIn('findings.ou_path', paths => {
    paths.from('accounts').select('ou_path');
    for (const unit of units) {
      paths.orWhereRaw(`'/' || ou_path || '/' like ? escape '\\'`, [
        containing(`/${unit}/`),
      ]);
    }
  });
}

function whereTrait(
  query: Knex.QueryBuilder,
  trait: Trait,
  filter: PostureFilter,
) {
  const wanted = wantedOf(filter, trait);
  if (!wanted) return;
  const { sql, bindings } = traitSql(trait, filter);
  query.whereRaw(`${sql} in (${wanted.map(() => '?').join(', ')})`, [
    ...bindings,
    ...wanted,
  ]);
}

/** A trait as an expression with its bindings. */
export function traitSql(
  trait: Trait,
  { at = new Date() }: PostureFilter,
): { sql: string; bindings: string[] } {
  const sql = TRAITS[trait];
  return { sql, bindings: sql.includes('?') ? [toText(at)] : [] };
}
