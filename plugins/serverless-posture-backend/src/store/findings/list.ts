import { Knex } from 'knex';
import { PostureAuthorization } from '../authorization';
import { page } from '../cursor';
import { FindingRow, PostureFilter, Rows } from '../types';
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
  /** What the list's cursors are bound to: the request, where its filter moves with time; else the filter. */
  boundTo?: unknown;
}

/** One page of open findings, and how many there are. */
export async function listFindings(
  knex: Knex,
  filter: PostureFilter,
  options: ListOptions,
  authorization: PostureAuthorization,
): Promise<Rows<FindingRow> & { totalCount: number }> {
  const { sort, order, boundTo = filter } = options;
  const rows = await page<any>(
    selectFindings(knex).modify(query => narrow(query, filter, authorization)),
    { columns: SORTS[sort], order, boundTo },
    options,
  );
  const [{ count }] = await knex('findings')
    .modify(query => narrow(query, filter, authorization))
    .count({ count: '*' });
  return {
    ...rows,
    items: rows.items.map(toFinding),
    totalCount: Number(count),
  };
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
    const rows: Rows<any> = await page<any>(
      selectFindings(knex).modify(query =>
        narrow(query, filter, authorization),
      ),
      { columns: SORTS[sort], order, boundTo: null },
      { cursor, limit: BATCH },
    );
    yield rows.items.map(toFinding);
    cursor = rows.nextCursor;
  } while (cursor);
}
