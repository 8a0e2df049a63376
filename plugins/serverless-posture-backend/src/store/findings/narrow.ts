import { FindingStatus } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { FilterColumns, whereFiltered } from '../filter';
import { PostureFilter } from '../types';

/** The statuses of open findings, which lists and counts hold; the others are history. */
export const OPEN: FindingStatus[] = ['FAILED', 'NOT_AVAILABLE'];

/** The column behind each filter, which is also the column behind each facet. */
export const FINDING_COLUMNS = {
  status: 'findings.status',
  severity: 'findings.severity',
  layer: 'findings.layer',
  controlId: 'findings.control_id',
  accountId: 'findings.account_id',
  region: 'findings.region',
  resourceType: 'findings.resource_type',
  owner: 'findings.owner_ref',
  service: 'findings.service_ref',
  source: 'findings.source',
  agreement: 'findings.agreement',
} satisfies FilterColumns;

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
  const { source } = filter;
  if (source) {
    query.where(one => {
      one.whereIn('findings.source', source);
      if (source.includes('SECURITY_HUB'))
        one.orWhere('findings.agreement', 'BOTH');
    });
  }
  whereFiltered(query, { ...filter, source: undefined }, FINDING_COLUMNS, [
    'findings.resource_name',
    'findings.resource_arn',
    'findings.control_id',
  ]);
  whereAuthorized(query, 'findings', authorization);
}
