import { RefObject, useEffect } from 'react';

const rowSelector = '[data-posture-row]';
const targetSelector = '[data-posture-target]';

/**
 * Lets keys work on the rows within an element: `j` and `k` move the focus, `x` selects the row that has it, `?` asks for
 * help. Enter opens it, as it does with any link or button. While somebody types or a dialog is open, keys are theirs.
 */
export function useRowKeys(
  within: RefObject<HTMLElement>,
  onHelp: () => void,
): void {
  useEffect(() => {
    const actions: Record<string, () => void> = {
      j: () => move(within.current, 1),
      k: () => move(within.current, -1),
      x: () =>
        currentRow(within.current)
          ?.querySelector<HTMLInputElement>('input[type="checkbox"]')
          ?.click(),
      '?': onHelp,
    };
    const onKey = (event: KeyboardEvent) => {
      const action = actions[event.key];
      if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTheirs(event.target as HTMLElement)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [within, onHelp]);
}

function isTheirs(target: HTMLElement): boolean {
  return (
    target.isContentEditable ||
    target.matches?.('input:not([type="checkbox"]), textarea, select') ||
    Boolean(target.closest?.('[role="dialog"], [role="menu"]'))
  );
}

function currentRow(within: HTMLElement | null): HTMLElement | undefined {
  const row = document.activeElement?.closest<HTMLElement>(rowSelector);
  return row && within?.contains(row) ? row : undefined;
}

function move(within: HTMLElement | null, by: 1 | -1) {
  const rows = [...(within?.querySelectorAll<HTMLElement>(rowSelector) ?? [])];
  const current = currentRow(within);
  const next = current ? rows.indexOf(current) + by : 0;
  const target = rows[next]?.querySelector<HTMLElement>(targetSelector);
  target?.focus();
  target?.scrollIntoView?.({ block: 'nearest' });
}
