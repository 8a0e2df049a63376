import { severities } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureAuthorization } from '../authorization';
import { NO_OWNER, NO_SERVICE } from '../filter';
import { FacetCount, PostureFilter } from '../types';
import { FINDING_COLUMNS, narrow } from './narrow';

/** The filters that have facets. */
export type Facet = keyof typeof FINDING_COLUMNS;

/** Values of one facet at most; a longer list helps nobody to choose. */
const VALUES = 200;

/** For each facet, how many findings each value would show with every other filter applied; the most frequent first. */
export async function findingFacets(
  knex: Knex,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<Record<Facet, FacetCount[]>> {
  const entries = (Object.keys(FINDING_COLUMNS) as Facet[]).map(async facet => {
    const column = FINDING_COLUMNS[facet];
    const rows = await knex('findings')
      .modify(query =>
        narrow(query, { ...filter, [facet]: undefined }, authorization),
      )
      .groupBy(column)
      .select({ value: column })
      .count({ count: '*' })
      .orderBy([{ column: 'count', order: 'desc' }, { column }])
      .limit(VALUES);
    return [
      facet,
      rows.flatMap((row: any) => toFacetCount(facet, row)),
    ] as const;
  });
  const facets = Object.fromEntries(await Promise.all(entries)) as Record<
    Facet,
    FacetCount[]
  >;
  return { ...facets, source: await sources(knex, filter, authorization) };
}

/** A finding with two sources counts for both. */
async function sources(
  knex: Knex,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<FacetCount[]> {
  const rows: any[] = await knex('findings')
    .modify(query =>
      narrow(query, { ...filter, source: undefined }, authorization),
    )
    .groupBy('source', 'agreement')
    .select('source', 'agreement')
    .count({ count: '*' });
  const counts = new Map<string, number>();
  for (const { source, agreement, count } of rows) {
    const both = agreement === 'BOTH';
    for (const one of both ? ['POSTURE', 'SECURITY_HUB'] : [source])
      counts.set(one, (counts.get(one) ?? 0) + Number(count));
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function toFacetCount(facet: Facet, { value, count }: any): FacetCount[] {
  const name = nameOf(facet, value);
  return name === undefined ? [] : [{ value: name, count: Number(count) }];
}

function nameOf(
  facet: Facet,
  value: string | number | null,
): string | undefined {
  if (facet === 'severity') return severities[Number(value)];
  if (value !== null) return String(value);
  if (facet === 'owner') return NO_OWNER;
  return facet === 'service' ? NO_SERVICE : undefined;
}
