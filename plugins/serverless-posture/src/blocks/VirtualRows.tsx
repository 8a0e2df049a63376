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
  const start = useRef<HTMLTableRowElement>(null);
  const isLong = items.length > ALL_DRAWN;
  // Undefined until it is looked for, null where the window scrolls.
  const [scroller, setScroller] = useState<HTMLElement | null>();
  useLayoutEffect(() => {
    if (isLong) setScroller(scrollerOf(start.current));
  }, [isLong]);
  return (
    <>
      {isLong && <TableRow ref={start} aria-hidden />}
      {isLong && scroller && (
        <RowsInSight items={items} row={row} scroller={scroller} />
      )}
      {(!isLong || scroller === null) && items.map(item => row(item, {}))}
    </>
  );
}

function RowsInSight<Item>(props: {
  items: Item[];
  row(item: Item, measure: RowMeasure): ReactNode;
  scroller: HTMLElement;
}) {
  const { items, row, scroller } = props;
  const start = useRef<HTMLTableRowElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const top = (element: HTMLElement) => element.getBoundingClientRect().top;
    if (start.current)
      setOffset(top(start.current) - top(scroller) + scroller.scrollTop);
  }, [scroller]);
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

/** What scrolls around an element: in Backstage the page's content; null where the window does. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let node = element?.parentElement; node; node = node.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
  }
  return null;
}
