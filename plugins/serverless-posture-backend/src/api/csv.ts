import { Response } from 'express';
import { ListFormat, sendBatches } from './sendBatches';

/** What a cell may hold. */
export type Cell = string | number | boolean | undefined;

/** One line of RFC 4180; a text that a spreadsheet would take for a formula begins with an apostrophe instead. */
export function csvLine(cells: Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const harmless = /^[\t\r ]*[=+\-@]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless)
    ? `"${harmless.replace(/"/g, '""')}"`
    : harmless;
}

/** Answers with a CSV file, a batch of rows at a time and no faster than the caller takes it. */
export async function sendCsv(
  response: Response,
  options: {
    fileName: string;
    header: string[];
    batches: AsyncIterable<Cell[][]>;
  },
): Promise<void> {
  const { fileName, header, batches } = options;
  await sendBatches(response, { fileName, batches, format: csvFormat(header) });
}

/** A list as CSV; the first line says what its columns are. */
export function csvFormat(header: string[]): ListFormat<Cell[]> {
  return {
    type: 'text/csv; charset=utf-8',
    before: csvLine(header),
    write: csvLine,
    between: '',
    after: '',
  };
}
