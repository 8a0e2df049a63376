import { Knex } from 'knex';
import { chunk } from 'lodash';
import { withSqlite } from './directly';
import { isPostgres } from './isPostgres';

/** Rows per statement of PostgreSQL. */
const ROWS = 500;

/** Values per `in` list. */
const VALUES = 1000;

/** The items in lists short enough for one `where … in`. */
export function inLists<T>(items: Iterable<T>): T[][] {
  return chunk([...items], VALUES);
}

/** What a batch writes: text of JSON columns included, nothing is an object. */
type Row = Record<string, string | number | boolean | null | undefined>;

/** The text of one statement, as each database takes it. */
interface Statement {
  /** Takes all rows as one parameter, JSON: a text of thousands of placeholders takes longer to parse than its rows to write. */
  postgres: string;
  /** Takes the values of one row. */
  sqlite: string;
}

async function execute(
  knex: Knex,
  { postgres, sqlite }: Statement,
  columns: string[],
  rows: Row[],
): Promise<void> {
  if (isPostgres(knex)) {
    for (const part of chunk(rows, ROWS))
      await knex.raw(postgres, [wellFormed(JSON.stringify(part))]);
    return;
  }
  const values = rows.map(row => columns.map(column => bindable(row[column])));
  if (values.length > 0) await runEach(knex, sqlite, values);
}

async function runEach(
  knex: Knex,
  sql: string,
  rows: unknown[][],
): Promise<void> {
  await withSqlite(knex, connection => {
    const statement = connection.prepare(sql);
    const runAll = () => rows.forEach(row => statement.run(row));
    if (connection.inTransaction) runAll();
    else connection.transaction(runAll)();
  });
}

/** What no database keeps as text: NUL and halves of surrogate pairs. Names and tags come from others. */
const NO_TEXT = /[\0\p{Surrogate}]/gu;

function bindable(value: Row[string]) {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') return value.replace(NO_TEXT, '\ufffd');
  return value ?? null;
}

/** JSON without {@link NO_TEXT}, which JSON writes as escapes. */
function wellFormed(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, escape =>
    escape.length > 2 ? '\ufffd' : escape,
  );
}

function columnsOf(rows: Row[]): string[] {
  const columns = new Set<string>();
  for (const row of rows)
    for (const column of Object.keys(row)) columns.add(column);
  return [...columns];
}

function quoted(name: string): string {
  return `"${name}"`;
}

/** All rows of a batch as PostgreSQL reads them. */
function recordset(table: string, columns: string[]): string {
  return `select ${columns.map(
    quoted,
  )} from json_populate_recordset(null::${quoted(table)}, ?)`;
}

async function insert(
  knex: Knex,
  table: string,
  rows: Row[],
  conflict: (columns: string[]) => string = () => '',
): Promise<void> {
  const columns = columnsOf(rows);
  const into = `insert into ${quoted(table)} (${columns.map(quoted)})`;
  const otherwise = conflict(columns);
  const statement = {
    postgres: `${into} ${recordset(table, columns)} ${otherwise}`,
    sqlite: `${into} values (${columns.map(() => '?')}) ${otherwise}`,
  };
  await execute(knex, statement, columns, rows);
}

/** Inserts rows; of those whose key exists, `merge` says what to overwrite and with what (everything, unless given). */
export async function upsert(
  knex: Knex,
  table: string,
  key: string[],
  rows: object[],
  merge?: string[] | Record<string, Knex.Raw>,
): Promise<void> {
  const values = Array.isArray(merge) ? {} : merge ?? {};
  const named = Array.isArray(merge) ? merge : merge && Object.keys(merge);
  await insert(knex, table, rows as Row[], columns => {
    const assigned = (named ?? columns).map(
      name =>
        `${quoted(name)} = ${
          values[name]?.toQuery() ?? `excluded.${quoted(name)}`
        }`,
    );
    return `on conflict (${key.map(quoted)}) do update set ${assigned}`;
  });
}

/** Appends rows. */
export async function append(
  knex: Knex,
  table: string,
  rows: object[],
): Promise<void> {
  await insert(knex, table, rows as Row[]);
}

/** Appends rows; those whose key exists stay as they are. */
export async function appendMissing(
  knex: Knex,
  table: string,
  key: string[],
  rows: object[],
): Promise<void> {
  const otherwise = `on conflict (${key.map(quoted)}) do nothing`;
  await insert(knex, table, rows as Row[], () => otherwise);
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

/** Updates many rows, each to values of its own. */
export async function updateMany(
  knex: Knex,
  table: string,
  key: string,
  columns: string[],
  rows: Row[],
): Promise<void> {
  const update = `update ${quoted(table)} set`;
  const named = [...columns, key];
  const statement = {
    postgres: `${update} ${columns
      .map(quoted)
      .map(name => `${name} = changed.${name}`)} from (${recordset(
      table,
      named,
    )}) as changed where ${quoted(table)}.${quoted(key)} = changed.${quoted(
      key,
    )}`,
    sqlite: `${update} ${columns.map(
      name => `${quoted(name)} = ?`,
    )} where ${quoted(key)} = ?`,
  };
  await execute(knex, statement, named, rows);
}
