import { Response } from 'express';
import { once } from 'node:events';

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
  try {
    await send(response, format.before);
    for await (const items of batches) {
      const text = items.map(format.write).join(format.between);
      if (text) await send(response, sent > 0 ? format.between + text : text);
      sent += items.length;
    }
    await send(response, format.after);
  } catch (error) {
    response.destroy();
    throw error;
  }
  response.end();
  return sent;
}

/** Waits until the caller has taken most of what was sent. */
async function send(response: Response, text: string): Promise<void> {
  if (!response.destroyed && !response.write(text))
    await Promise.race([once(response, 'drain'), once(response, 'close')]);
  if (response.destroyed) throw new Error('The caller hung up');
}
