import { Knex } from 'knex';
import { chunk } from 'lodash';

/** Rows per statement: below SQLite's limits on variables and on terms of a compound select. */
const ROWS = 200;

/** Values per `in` list. */
const VALUES = 1000;

/** The items in lists short enough for one `where … in`. */
export function inLists<T>(items: Iterable<T>): T[][] {
  return chunk([...items], VALUES);
}

/** Inserts rows; of those whose key exists, `merge` says what to overwrite and with what (everything, unless given). */
export async function upsert(
  knex: Knex,
  table: string,
  key: string[],
  rows: object[],
  merge?: string[] | Record<string, Knex.Raw>,
): Promise<void> {
  for (const part of chunk(rows, ROWS)) {
    const insert = knex(table).insert(part).onConflict(key);
    await (merge ? insert.merge(merge as string[]) : insert.merge());
  }
}

/** Appends rows. */
export async function append(
  knex: Knex,
  table: string,
  rows: object[],
): Promise<void> {
  for (const part of chunk(rows, ROWS)) await knex(table).insert(part);
}

/** Deletes rows by the values of one column; answers how many there were. */
export async function deleteWhereIn(
  knex: Knex,
  table: string,
  column: string,
  values: Iterable<string>,
): Promise<number> {
  let deleted = 0;
  for (const part of inLists(values))
    deleted += await knex(table).whereIn(column, part).delete();
  return deleted;
}

/** How the values of a column are written; a list of values has no types of its own. */
export type ColumnTypes = Record<string, 'text' | 'integer'>;

/** Updates many rows, each to values of its own, with one statement per batch. */
export async function updateMany(
  knex: Knex,
  table: string,
  key: string,
  columns: ColumnTypes,
  rows: Record<string, string | number | null>[],
): Promise<void> {
  const names = Object.keys(columns);
  // Both databases call the columns of a bare list of values column1, column2, …
  const assignments = names.map(
    (name, index) => `?? = cast(v.column${index + 2} as ${columns[name]})`,
  );
  for (const part of chunk(rows, ROWS)) {
    const placeholders = `(${['', ...names].map(() => '?').join(', ')})`;
    await knex.raw(
      `update ?? set ${assignments.join(', ')} from (values ${part
        .map(() => placeholders)
        .join(', ')}) as v where ?? = v.column1`,
      [
        table,
        ...names,
        ...part.flatMap(row => [row[key], ...names.map(name => row[name])]),
        `${table}.${key}`,
      ],
    );
  }
}
