import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { contentHash } from './ids';
import { Rows } from './types';

/** One order of a list: columns that together are unique, all in the same direction. */
export interface Keyset {
  columns: string[];
  order: 'asc' | 'desc';
  /** What else a cursor is bound to, such as the filter. */
  boundTo: unknown;
}

/** Runs a query for one page, from the cursor on. Throws an InputError that names the field where the cursor is none of this list. */
export async function page<T extends object>(
  query: Knex.QueryBuilder,
  keyset: Keyset,
  {
    cursor,
    limit,
    read = found => found,
  }: {
    cursor?: string;
    limit: number;
    /** Reads more of what was found, in the same order. */
    read?: (found: Knex.QueryBuilder) => Knex.QueryBuilder;
  },
): Promise<Rows<T>> {
  const { columns, order } = keyset;
  if (cursor) {
    query.whereRaw(
      `(${columns.map(() => '??').join(', ')}) ${
        order === 'asc' ? '>' : '<'
      } (${columns.map(() => '?').join(', ')})`,
      [...columns, ...decode(cursor, keyset)],
    );
  }
  for (const column of columns) query.orderBy(column, order);
  const rows = (await read(query.limit(limit + 1))) as T[];
  const items = rows.slice(0, limit);
  return rows.length > limit
    ? { items, nextCursor: encode(items[items.length - 1], keyset) }
    : { items };
}

function encode(last: object, keyset: Keyset): string {
  const values = keyset.columns.map(
    column => last[column.replace(/^.*\./, '') as keyof object],
  );
  return Buffer.from(
    JSON.stringify([binding(keyset, values), ...values]),
  ).toString('base64url');
}

function decode(cursor: string, keyset: Keyset): (string | number)[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = undefined;
  }
  const wellFormed =
    Array.isArray(parts) &&
    parts.length === keyset.columns.length + 1 &&
    parts.every(part => typeof part === 'string' || typeof part === 'number');
  if (!wellFormed) {
    throw new InputError(
      'cursor: this is no cursor; leave it out to start with the first page',
    );
  }
  const [bound, ...values] = parts as (string | number)[];
  if (bound !== binding(keyset, values)) {
    throw new InputError(
      'cursor: it belongs to another sort or filter, or was changed; leave it out to start with the first page',
    );
  }
  return values;
}

/** Values are part of it, so that none comes back that the columns could not hold. */
function binding(
  { columns, order, boundTo }: Keyset,
  values: unknown[],
): string {
  return contentHash({ columns, order, boundTo, values }).slice(0, 12);
}
