import { Knex } from 'knex';
import { PostureAuthorization } from '../authorization';
import { Keyset, page } from '../cursor';
import { rankOf } from '../filter';
import { FindingRow, PostureFilter, Rows } from '../types';
import { discreet } from './discreet';
import { narrow } from './narrow';
import { selectFindings, toFinding } from './record';

/** Ways to sort findings; ascending is worst, oldest or alphabetically first. */
export type FindingSort =
  | 'severity'
  | 'age'
  | 'control'
  | 'resource'
  | 'account';

const SORTS: Record<FindingSort, string[]> = {
  severity: ['findings.severity', 'findings.first_seen_at', 'findings.id'],
  age: ['findings.first_seen_at', 'findings.id'],
  control: ['findings.control_id', 'findings.id'],
  resource: ['findings.sort_name', 'findings.id'],
  account: ['findings.account_id', 'findings.id'],
};

/** Which part of a list is asked for. */
export interface ListOptions {
  sort: FindingSort;
  order: 'asc' | 'desc';
  cursor?: string;
  limit: number;
  /** How many findings there are in all, where that is known. */
  total?: number | Promise<number | undefined>;
  /** What the list's cursors are bound to: the request, where its filter moves with time; else the filter. */
  boundTo?: unknown;
}

/** Findings beyond which a list says "at least": counting more takes longer than reading the page. */
export const COUNTED = 10_000;

/** One page of open findings, and how many there are. */
export interface FindingList extends Rows<FindingRow> {
  totalCount: number;
  /** There are more than `totalCount`. */
  isAtLeast: boolean;
}

/** One page of open findings, and how many there are. */
export async function listFindings(
  knex: Knex,
  filter: PostureFilter,
  options: ListOptions,
  authorization: PostureAuthorization,
): Promise<FindingList> {
  const { sort, order, boundTo = filter } = options;
  if (options.total === 0)
    return { items: [], totalCount: 0, isAtLeast: false };
  const rows = await pageOf(
    knex,
    filter,
    { ...options, columns: SORTS[sort], order, boundTo },
    authorization,
  );
  const total = await options.total;
  const count =
    total ?? (await countUpTo(knex, COUNTED + 1, filter, authorization));
  const isAtLeast = total === undefined && count > COUNTED;
  return { ...rows, totalCount: isAtLeast ? COUNTED : count, isAtLeast };
}

async function countUpTo(
  knex: Knex,
  most: number,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<number> {
  const some = knex('findings')
    .modify(query => narrow(query, filter, authorization))
    .select(knex.raw('1'))
    .limit(most);
  const [{ count }] = await knex(some.as('some')).count({ count: '*' });
  return Number(count);
}

/** Findings per batch of an export: enough that reading them outweighs asking for them. */
const BATCH = 2000;

/** All open findings of a filter in the order of the list, a batch at a time; each begins where the last one ended. */
export async function* eachFinding(
  knex: Knex,
  filter: PostureFilter,
  { sort, order }: Pick<ListOptions, 'sort' | 'order'>,
  authorization: PostureAuthorization,
): AsyncGenerator<FindingRow[]> {
  let cursor: string | undefined;
  do {
    const rows = await pageOf(
      knex,
      filter,
      { columns: SORTS[sort], order, boundTo: null, cursor, limit: BATCH },
      authorization,
    );
    yield rows.items;
    cursor = rows.nextCursor;
  } while (cursor);
}

/** Filters of the columns that sort first. */
const SORTED_FILTERS: Record<string, 'severity' | 'controlId' | 'accountId'> = {
  'findings.severity': 'severity',
  'findings.control_id': 'controlId',
  'findings.account_id': 'accountId',
};

/**
 * As {@link narrow}, of a page from a cursor on. Where the column that sorts first is filtered, PostgreSQL begins to look
 * where the filter does and comes to the cursor by reading all before it, unless it can't use the filter to begin with.
 */
function narrowBeyond(
  query: Knex.QueryBuilder,
  filter: PostureFilter,
  { columns, order }: Keyset,
  authorization: PostureAuthorization,
) {
  const [first] = columns;
  const name = SORTED_FILTERS[first];
  const wanted = name && filter[name];
  if (!wanted?.length) {
    narrow(query, filter, authorization);
    return;
  }
  narrow(query, { ...filter, [name]: undefined }, authorization);
  const values = name === 'severity' ? wanted.map(rankOf) : wanted;
  const unused = name === 'severity' ? '?? + 0' : `?? || ''`;
  query.whereRaw(`${unused} in (${values.map(() => '?').join(', ')})`, [
    first,
    ...values,
  ]);
  // The end of the list, where it is known whatever the collation.
  if (values.length === 1)
    query.where(first, order === 'asc' ? '<=' : '>=', values[0]);
}

/** Finds the rows of a page in an index alone before it reads them. */
async function pageOf(
  knex: Knex,
  filter: PostureFilter,
  options: Keyset & { cursor?: string; limit: number },
  authorization: PostureAuthorization,
): Promise<Rows<FindingRow>> {
  const { items, ...rest } = await page<any>(
    knex('findings')
      .modify(query =>
        options.cursor
          ? narrowBeyond(query, filter, options, authorization)
          : narrow(query, filter, authorization),
      )
      .select(options.columns),
    options,
    {
      ...options,
      read: found => {
        const columns = options.columns.map(
          column => `found.${column.replace(/^.*\./, '')}`,
        );
        return selectFindings(knex)
          .join(found.as('found'), 'found.id', 'findings.id')
          .select(columns)
          .orderBy(columns.map(column => ({ column, order: options.order })));
      },
    },
  );
  const found = items.map(toFinding);
  return { ...rest, items: await discreet(knex, found, authorization) };
}
