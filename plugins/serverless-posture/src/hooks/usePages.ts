import { DependencyList, useState } from 'react';
import { Fetched, useFetched } from './useFetched';

/** A page of a list that goes on at `nextCursor`. */
export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/** A list read page by page. */
export interface Pages<Item, First extends Page<Item>> {
  first: Fetched<First>;
  items: Item[];
  hasMore: boolean;
  loadingMore: boolean;
  moreError?: Error;
  loadMore(): void;
}

interface Further<Item> {
  /** The first page that these follow; another first page makes them void. */
  of?: Page<Item>;
  items: Item[];
  nextCursor?: string;
  loading?: boolean;
  error?: Error;
}

/** Reads the first page, starts over when `deps` change, and appends further pages on request. */
export function usePages<Item, First extends Page<Item>>(
  firstPage: () => Promise<First>,
  nextPage: (cursor: string) => Promise<Page<Item>>,
  deps: DependencyList,
): Pages<Item, First> {
  const first = useFetched(firstPage, deps);
  const [stored, setFurther] = useState<Further<Item>>({ items: [] });
  const further: Further<Item> =
    stored.of === first.value
      ? stored
      : { of: first.value, items: [], nextCursor: first.value?.nextCursor };
  const cursor = further.nextCursor;

  const loadMore = () => {
    if (!cursor || further.loading) return;
    setFurther({ ...further, loading: true, error: undefined });
    const settle = (change: Partial<Further<Item>>) =>
      setFurther(now =>
        now.of === further.of ? { ...further, loading: false, ...change } : now,
      );
    nextPage(cursor).then(
      page =>
        settle({
          items: [...further.items, ...page.items],
          nextCursor: page.nextCursor,
          error: undefined,
        }),
      error => settle({ error }),
    );
  };

  return {
    first,
    items: [...(first.value?.items ?? []), ...further.items],
    hasMore: Boolean(cursor),
    loadingMore: Boolean(further.loading),
    moreError: further.error,
    loadMore,
  };
}
