import { severities } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureFilter } from './types';

/** Columns of a table by the filter that they answer. */
export type FilterColumns = Partial<
  Record<keyof Omit<PostureFilter, 'text'>, string>
>;

/** Stands for "nobody" among owners, and for "none" among services. */
export const NO_OWNER = 'unowned';
/** {@inheritDoc NO_OWNER} */
export const NO_SERVICE = 'none';

const NOTHING: Partial<Record<keyof PostureFilter, string>> = {
  owner: NO_OWNER,
  service: NO_SERVICE,
};

/** Narrows a query to a filter; `text` is looked for in `textColumns`. */
export function whereFiltered(
  query: Knex.QueryBuilder,
  filter: PostureFilter,
  columns: FilterColumns,
  textColumns: string[],
): void {
  for (const [name, column] of Object.entries(columns) as [
    keyof typeof columns,
    string,
  ][]) {
    const wanted = filter[name];
    if (wanted)
      query.where(inner =>
        whereOneOf(inner, column, wanted, NOTHING[name], name),
      );
  }
  const text = filter.text?.trim();
  if (text) {
    const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    query.where(inner => {
      for (const column of textColumns) {
        inner.orWhereRaw(`lower(??) like ? escape '\\'`, [column, pattern]);
      }
    });
  }
}

function whereOneOf(
  query: Knex.QueryBuilder,
  column: string,
  wanted: string[],
  nothing: string | undefined,
  name: string,
) {
  const values: (string | number)[] = wanted.filter(value => value !== nothing);
  query.whereIn(column, name === 'severity' ? values.map(rankOf) : values);
  if (nothing && wanted.includes(nothing)) query.orWhereNull(column);
}

/** Severities are stored as their rank, so that they sort. */
export function rankOf(severity: string | number): number {
  return severities.indexOf(severity as (typeof severities)[number]);
}
