import { severities } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureFilter } from './types';

/** The filters that are lists of values of one column. */
export type ListFilter = {
  [Name in keyof PostureFilter]-?: NonNullable<
    PostureFilter[Name]
  > extends readonly string[]
    ? Name
    : never;
}[keyof PostureFilter];

/** Columns of a table by the filter that they answer. */
export type FilterColumns = Partial<Record<ListFilter, string>>;

/** Stands for "nobody" among owners. */
export const NO_OWNER = 'unowned';
/** Stands for "none" among services, assignees, environments and fixes. */
export const NONE = 'none';
/** {@inheritDoc NONE} */
export const NO_SERVICE = NONE;

/** The value of a filter that stands for what has none; undefined where everything has one. */
export const NOTHING: Partial<Record<ListFilter, string>> = {
  owner: NO_OWNER,
  service: NONE,
  assignee: NONE,
  environment: NONE,
  fix: NONE,
};

/** Columns as one text in lower case, which indexes may hold as well; no name has a line break. */
export function searched(columns: string[]): string {
  return `lower(${columns.join(` || '\n' || `)})`;
}

/** Narrows a query to a filter; `text` is looked for in what {@link searched} says. */
export function whereFiltered(
  query: Knex.QueryBuilder,
  filter: PostureFilter,
  columns: FilterColumns,
  text: string,
): void {
  for (const [name, column] of Object.entries(columns) as [
    ListFilter,
    string,
  ][]) {
    const wanted = filter[name];
    if (wanted)
      query.where(inner =>
        whereOneOf(inner, column, wanted, NOTHING[name], name),
      );
  }
  const wanted = filter.text?.trim();
  if (wanted)
    query.whereRaw(`${text} like ? escape '\\'`, [
      containing(wanted.toLowerCase()),
    ]);
}

/** A pattern of `like … escape '\\'` for what contains a text. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
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
