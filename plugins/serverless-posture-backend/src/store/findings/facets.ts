import {
  FindingStatus,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { omit, sumBy } from 'lodash';
import { PostureAuthorization } from '../authorization';
import { NOTHING } from '../filter';
import { FacetCount, PostureFilter } from '../types';
import { FINDING_COLUMNS, narrow, traitSql } from './narrow';
import { Trait, TRAITS, wantedOf } from './traits';

/** Filters of few values: they are counted together, in one pass. */
const FEW = [
  'status',
  'severity',
  'workflow',
  'layer',
  'source',
  'agreement',
  'environment',
] as const;

/** Filters of many values: each is counted by itself. */
const MANY = [
  'controlId',
  'accountId',
  'region',
  'resourceType',
  'owner',
  'service',
  'assignee',
] as const;

const TRAIT_NAMES = Object.keys(TRAITS) as Trait[];

type Few = (typeof FEW)[number] | Trait;
type Many = (typeof MANY)[number];

/** The filters that have facets. */
export type Facet = Few | Many | 'ou';

/** Values of one facet at most; a longer list helps nobody to choose. */
export const VALUES = 200;

/** What the facets of a filter say. */
export interface FacetTally {
  /** For each facet, how many findings each value would show with every other filter applied; the most frequent first. */
  facets: Record<Facet, FacetCount[]>;
  /** How many findings each control has, as if no framework were asked for. */
  byControl: FacetCount[];
  /** Findings that the filter leaves. */
  total: number;
}

/** Counts facets in the database: several passes over what the filter leaves. */
export async function countFacets(
  knex: Knex,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<FacetTally> {
  // One after the other: together they would leave other readers no connection and no processor.
  const few = await countFew(knex, filter, authorization);
  const ou = await countUnits(knex, filter, authorization);
  const many = {} as Record<Many, FacetCount[]>;
  for (const facet of MANY)
    many[facet] = await countValues(knex, facet, filter, authorization);
  const byControl = await countByControl(
    knex,
    omit(filter, 'controlOf'),
    authorization,
  );
  const total = sumBy(
    few.status.filter(
      ({ value }) =>
        !filter.status || filter.status.includes(value as FindingStatus),
    ),
    'count',
  );
  return { facets: { ...few, ...many, ou }, byControl, total };
}

async function countByControl(
  knex: Knex,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<FacetCount[]> {
  const rows: any[] = await knex('findings')
    .modify(query => narrow(query, filter, authorization))
    .groupBy('findings.control_id')
    .select({ value: 'findings.control_id' })
    .count({ count: '*' });
  return rows.flatMap(({ value, count }) => toFacetCount(value, count));
}

/** How many findings each value of one filter would show, the most frequent first. */
async function countValues(
  knex: Knex,
  facet: Many,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<FacetCount[]> {
  const column = FINDING_COLUMNS[facet];
  const rows: any[] = await knex('findings')
    .modify(query => narrow(query, omit(filter, facet), authorization))
    .groupBy(column)
    .select({ value: column })
    .count({ count: '*' })
    .orderBy([{ column: 'count', order: 'desc' }, { column }])
    .limit(VALUES);
  return rows.flatMap(({ value, count }) =>
    toFacetCount(value ?? NOTHING[facet], count),
  );
}

/** A finding with this combination of values. */
type Cell = Record<Few, string | undefined> & { count: number };

/** One pass over what all other filters let through, and the counts of all its combinations. */
async function countFew(
  knex: Knex,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<Record<Few, FacetCount[]>> {
  const columns = FEW.map(name => knex.ref(FINDING_COLUMNS[name]).as(name));
  const traits = TRAIT_NAMES.map(name => {
    const { sql, bindings } = traitSql(name, filter);
    return knex.raw(`${sql} as ??`, [...bindings, name]);
  });
  const rows: any[] = await knex('findings')
    .modify(query =>
      narrow(query, omit(filter, FEW, TRAIT_NAMES), authorization),
    )
    .select(...columns, ...traits)
    .count({ count: '*' })
    // By position: PostgreSQL takes two expressions with bindings for different ones.
    .groupByRaw([...FEW, ...TRAIT_NAMES].map((_, i) => i + 1).join(', '));
  const cells: Cell[] = rows.map(row => ({
    ...row,
    severity: severities[row.severity],
    count: Number(row.count),
  }));
  const names: Few[] = [...FEW, ...TRAIT_NAMES];
  return Object.fromEntries(
    names.map(facet => {
      const others = names.filter(name => name !== facet);
      const shown = cells.filter(cell =>
        others.every(name => isWanted(cell, name, filter)),
      );
      return [facet, sum(shown, cell => valuesOf(cell, facet))];
    }),
  ) as Record<Few, FacetCount[]>;
}

/** As {@link narrow} has it in SQL. */
function isWanted(cell: Cell, name: Few, filter: PostureFilter): boolean {
  const wanted: readonly string[] | undefined =
    name in TRAITS
      ? wantedOf(filter, name as Trait)
      : filter[name as (typeof FEW)[number]];
  return !wanted || valuesOf(cell, name).some(value => wanted.includes(value));
}

/** A finding with two sources counts for both. */
function valuesOf(cell: Cell, name: Few): string[] {
  if (name === 'source' && cell.agreement === 'BOTH')
    return ['POSTURE', 'SECURITY_HUB'];
  const value = cell[name] ?? NOTHING[name as (typeof FEW)[number]];
  return value === undefined ? [] : [value];
}

/** A unit counts for what is in the units below it. */
async function countUnits(
  knex: Knex,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<FacetCount[]> {
  const rows: any[] = await knex('findings')
    .modify(query => narrow(query, omit(filter, 'ou'), authorization))
    .whereNotNull('findings.ou_path')
    .groupBy('findings.ou_path')
    .select('findings.ou_path')
    .count({ count: '*' });
  return sum(
    rows.map(({ ou_path: path, count }) => ({ path, count: Number(count) })),
    ({ path }) => path.split('/'),
  ).slice(0, VALUES);
}

/** How much each value has of what counts for it, the most first. */
export function sum<T extends { count: number }>(
  counted: T[],
  valuesIn: (one: T) => string[],
): FacetCount[] {
  const counts = new Map<string, number>();
  for (const one of counted) {
    for (const value of valuesIn(one))
      counts.set(value, (counts.get(value) ?? 0) + one.count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function toFacetCount(
  value: string | undefined,
  count: string | number,
): FacetCount[] {
  return value === undefined ? [] : [{ value, count: Number(count) }];
}
