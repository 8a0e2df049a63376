import { severities } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { NOTHING } from '../../filter';
import { toText } from '../../moments';
import { PostureFilter } from '../../types';
import { Facet } from '../facets';
import { FINDING_COLUMNS } from '../narrow';
import { TRAITS, wantedOf } from '../traits';

/** What findings are filtered and counted by in memory. */
export type Dimension = Facet;

/** The columns that findings are counted by, with what is computed of each row computed. */
const COLUMNS = {
  status: FINDING_COLUMNS.status,
  severity: FINDING_COLUMNS.severity,
  workflow: FINDING_COLUMNS.workflow,
  layer: FINDING_COLUMNS.layer,
  source: FINDING_COLUMNS.source,
  agreement: FINDING_COLUMNS.agreement,
  environment: FINDING_COLUMNS.environment,
  exposure: TRAITS.exposure,
  exempted: TRAITS.exempted,
  stale: TRAITS.stale,
  // Until when; one without a moment sleeps until it changes.
  snoozed: `coalesce(findings.snoozed_until, case when findings.snoozed_hash is null then null else 'changed' end)`,
  controlId: FINDING_COLUMNS.controlId,
  accountId: FINDING_COLUMNS.accountId,
  region: FINDING_COLUMNS.region,
  resourceType: FINDING_COLUMNS.resourceType,
  owner: FINDING_COLUMNS.owner,
  service: FINDING_COLUMNS.service,
  assignee: FINDING_COLUMNS.assignee,
  ou: 'findings.ou_path',
} satisfies Record<Dimension, string>;

export const DIMENSIONS = Object.keys(COLUMNS) as Dimension[];

/** One finding: its value in each dimension, in their order, and since when it is, in milliseconds. */
export interface CountableRow {
  values: (string | null)[];
  firstSeen: number;
}

/** Findings with what {@link toCountable} reads. */
export function selectCountable(knex: Knex): Knex.QueryBuilder {
  return knex('findings').select(
    ...DIMENSIONS.map(name => knex.raw(`${COLUMNS[name]} as ??`, [name])),
    'findings.first_seen_at',
  );
}

const AGREEMENT = DIMENSIONS.indexOf('agreement');
const SEVERITY = DIMENSIONS.indexOf('severity');
const SOURCE = DIMENSIONS.indexOf('source');

export function toCountable(row: any): CountableRow {
  const values = DIMENSIONS.map(name => row[name]);
  values[SEVERITY] = severities[row.severity];
  if (values[AGREEMENT] === 'BOTH') values[SOURCE] = 'BOTH';
  return { values, firstSeen: Date.parse(row.first_seen_at) };
}

/** What a value counts for, at a moment: what both sources see for both, an organizational unit for those around it. */
export function facetValuesOf(
  name: Dimension,
  value: string | null,
  { at = new Date() }: PostureFilter,
): string[] {
  if (name === 'snoozed')
    return [String(value === 'changed' || (value ?? '') > toText(at))];
  if (name === 'ou') return value?.split('/') ?? [];
  if (name === 'source' && value === 'BOTH') return ['POSTURE', 'SECURITY_HUB'];
  return [value ?? NOTHING[name as keyof typeof NOTHING] ?? []].flat();
}

/** The values that a filter wants in a dimension; undefined for all. */
export function wantedIn(
  filter: PostureFilter,
  name: Dimension,
): readonly string[] | undefined {
  switch (name) {
    case 'exposure':
    case 'exempted':
    case 'stale':
    case 'snoozed':
      return wantedOf(filter, name);
    default:
      return filter[name];
  }
}
