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
  return Object.fromEntries(await Promise.all(entries)) as Record<
    Facet,
    FacetCount[]
  >;
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
