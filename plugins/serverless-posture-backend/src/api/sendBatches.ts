import { Response } from 'express';
import { pipeline } from 'node:stream/promises';

/** How a list is written: what stands before, between and after its items. */
export interface ListFormat<Item> {
  /** Content type. */
  type: string;
  before: string;
  write(item: Item): string;
  between: string;
  after: string;
}

/**
 * Answers with a file, a batch at a time and no faster than the caller takes it; answers how many items that were. An error
 * cuts the answer off, so that nobody takes a part for the whole, and is thrown, as is that the caller hung up.
 */
export async function sendBatches<Item>(
  response: Response,
  options: {
    fileName: string;
    format: ListFormat<Item>;
    batches: AsyncIterable<Item[]>;
  },
): Promise<number> {
  const { format, batches } = options;
  const file = options.fileName.replace(/[^\w.-]+/g, '-');
  response.type(format.type);
  response.setHeader('Content-Disposition', `attachment; filename="${file}"`);
  let sent = 0;
  async function* texts() {
    yield format.before;
    for await (const items of batches) {
      const text = items.map(format.write).join(format.between);
      if (text) yield sent > 0 ? format.between + text : text;
      sent += items.length;
    }
    yield format.after;
  }
  await pipeline(texts(), response);
  return sent;
}
