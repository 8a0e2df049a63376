import { Api } from './requests';

/** The cursor of a page far down a list: `skip` rows on, in the largest pages. */
export async function cursorAfter(
  api: Api,
  query: string,
  skip: number,
): Promise<string> {
  let cursor: string | undefined;
  for (let rows = 0; rows < skip; ) {
    const page: { items: unknown[]; nextCursor?: string } = await api.get(
      `/findings?${query}&limit=200${cursor ? `&cursor=${cursor}` : ''}`,
    );
    rows += page.items.length;
    if (!page.nextCursor) throw new Error(`the list ends after ${rows} rows`);
    cursor = page.nextCursor;
  }
  return cursor!;
}
