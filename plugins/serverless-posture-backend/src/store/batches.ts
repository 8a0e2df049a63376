import { Knex } from 'knex';
import { chunk } from 'lodash';
import { isPostgres } from './isPostgres';

/** Rows per statement. */
const ROWS = 500;

/** Values per `in` list. */
const VALUES = 1000;

/** The items in lists short enough for one `where … in`. */
export function inLists<T>(items: Iterable<T>): T[][] {
  return chunk([...items], VALUES);
}

/** What a batch writes: text of JSON columns included, nothing is an object. */
type Row = Record<string, string | number | boolean | null | undefined>;

/**
 * Rows as one parameter, so that a statement has the same short text whatever their number: a text of thousands of
 * placeholders takes longer to build and to parse than its rows take to be written.
 *
 * @returns what stands after `insert into table (columns)` or `from`, with its bindings
 */
function source(knex: Knex, table: string, columns: string[], rows: Row[]) {
  const json = wellFormed(JSON.stringify(rows));
  const names = columns.map(() => '??').join(', ');
  if (isPostgres(knex)) {
    return {
      sql: `select ${names} from json_populate_recordset(null::??, ?)`,
      bindings: [...columns, table, json],
    };
  }
  const members = columns.map(() => `item ->> ? as ??`).join(', ');
  return {
    // Each row is parsed once, not once per column. Without a condition, a conflict clause that follows would be a join's.
    sql: `with items as materialized (select jsonb(value) as item from json_each(?)) select ${members} from items where true`,
    bindings: [json, ...columns.flatMap(column => [`$.${column}`, column])],
  };
}

/**
 * JSON without what no database keeps as text: NUL and halves of surrogate pairs, which JSON writes as escapes. Names and
 * tags come from others.
 */
function wellFormed(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, escape =>
    escape.length > 2 ? '\ufffd' : escape,
  );
}

async function insert(
  knex: Knex,
  table: string,
  rows: object[],
  conflict?: (columns: string[]) => { sql: string; bindings: any[] },
): Promise<void> {
  for (const part of chunk(rows as Row[], ROWS)) {
    const columns = Object.keys(Object.assign({}, ...part));
    const { sql, bindings } = source(knex, table, columns, part);
    const or = conflict?.(columns);
    await knex.raw(
      `insert into ?? (${columns.map(() => '??').join(', ')}) ${sql} ${
        or?.sql ?? ''
      }`,
      [table, ...columns, ...bindings, ...(or?.bindings ?? [])],
    );
  }
}

/** Inserts rows; of those whose key exists, `merge` says what to overwrite and with what (everything, unless given). */
export async function upsert(
  knex: Knex,
  table: string,
  key: string[],
  rows: object[],
  merge?: string[] | Record<string, Knex.Raw>,
): Promise<void> {
  await insert(knex, table, rows, columns => {
    const values = new Map(
      Array.isArray(merge) ? [] : Object.entries(merge ?? {}),
    );
    const named = Array.isArray(merge) ? merge : [...values.keys()];
    const assigned = merge ? named : columns;
    return {
      sql: `on conflict (${key
        .map(() => '??')
        .join(', ')}) do update set ${assigned
        .map(name => (values.has(name) ? '?? = ?' : '?? = excluded.??'))
        .join(', ')}`,
      bindings: [
        ...key,
        ...assigned.flatMap(name => [name, values.get(name) ?? name]),
      ],
    };
  });
}

/** Appends rows. */
export async function append(
  knex: Knex,
  table: string,
  rows: object[],
): Promise<void> {
  await insert(knex, table, rows);
}

/** Appends rows; those whose key exists stay as they are. */
export async function appendMissing(
  knex: Knex,
  table: string,
  key: string[],
  rows: object[],
): Promise<void> {
  await insert(knex, table, rows, () => ({
    sql: `on conflict (${key.map(() => '??').join(', ')}) do nothing`,
    bindings: key,
  }));
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

/** Updates many rows, each to values of its own, with one statement per batch. */
export async function updateMany(
  knex: Knex,
  table: string,
  key: string,
  columns: string[],
  rows: Row[],
): Promise<void> {
  for (const part of chunk(rows, ROWS)) {
    const { sql, bindings } = source(knex, table, [key, ...columns], part);
    await knex.raw(
      `update ?? set ${columns
        .map(() => '?? = changed.??')
        .join(', ')} from (${sql}) as changed where ?? = ??`,
      [
        table,
        ...columns.flatMap(column => [column, column]),
        ...bindings,
        `${table}.${key}`,
        `changed.${key}`,
      ],
    );
  }
}
