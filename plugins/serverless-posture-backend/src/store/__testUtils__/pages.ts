import { Rows } from '../types';

/** The rows of all pages. */
export async function allRowsOf<T>(
  page: (cursor?: string) => Promise<Rows<T>>,
): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    rows.push(...items);
    cursor = nextCursor;
  } while (cursor);
  return rows;
}
