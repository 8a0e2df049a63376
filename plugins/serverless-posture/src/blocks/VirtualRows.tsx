import TableRow from '@material-ui/core/TableRow';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** Rows up to this number are all drawn: the browser finds, prints and reads them all. */
export const ALL_DRAWN = 150;

/** A row's height before it is measured, in pixels. */
const ESTIMATE = 57;

/** Rows drawn beyond what is in sight, so that keys and fast scrolling find some. */
const OVERSCAN = 20;

/** What a row needs to be measured. */
export interface RowMeasure {
  ref?(row: Element | null): void;
  'data-index'?: number;
  'aria-rowindex'?: number;
}

/** The rows of a {@link DataTable}; of a long list only those around what is in sight, with room for the others. */
export function VirtualRows<Item>(props: {
  items: Item[];
  row(item: Item, measure: RowMeasure): ReactNode;
}) {
  const { items, row } = props;
  return items.length <= ALL_DRAWN ? (
    <>{items.map(item => row(item, {}))}</>
  ) : (
    <RowsInSight items={items} row={row} />
  );
}

function RowsInSight<Item>(props: {
  items: Item[];
  row(item: Item, measure: RowMeasure): ReactNode;
}) {
  const { items, row } = props;
  const start = useRef<HTMLTableRowElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const found = scrollerOf(start.current);
    setScroller(found);
    if (found && start.current) {
      setOffset(
        start.current.getBoundingClientRect().top -
          found.getBoundingClientRect().top +
          found.scrollTop,
      );
    }
  }, []);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: () => ESTIMATE,
    overscan: OVERSCAN,
    scrollMargin: offset,
    initialRect: { width: 0, height: window.innerHeight },
  });
  const inSight = virtualizer.getVirtualItems();
  const before = inSight.length > 0 ? inSight[0].start - offset : 0;
  const after =
    inSight.length > 0
      ? virtualizer.getTotalSize() - (inSight[inSight.length - 1].end - offset)
      : virtualizer.getTotalSize();
  return (
    <>
      <TableRow ref={start} aria-hidden style={{ height: before }} />
      {inSight.map(({ index }) =>
        row(items[index], {
          ref: virtualizer.measureElement,
          'data-index': index,
          'aria-rowindex': index + 2, // The heading is the first.
        }),
      )}
      <TableRow aria-hidden style={{ height: after }} />
    </>
  );
}

/** What scrolls around an element: the app's content rather than the window. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let node = element?.parentElement; node; node = node.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
  }
  return document.documentElement;
}
