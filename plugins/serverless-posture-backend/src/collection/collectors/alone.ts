import {
  AwsReader,
  Listing,
  Operation,
  Page,
} from 'backstage-plugin-serverless-posture-node';
import { malformed } from '../fields';
import { mergePages } from './children';

/**
 * Lets a listing of things that contain others be read for one of them alone: its pages are asked for until the thing is
 * found, and nothing below others is read. So it needs no right that the listing doesn't.
 *
 * @param listed - the operation that lists them
 * @param only - what is left of an answer of that without all but the thing of an id, the last part of its ARN
 */
export function readableAlone<O>(
  listing: Listing,
  listed: Operation<any, O>,
  only: (output: O, id: string) => O,
): Listing {
  return {
    ...listing,
    async one(aws, arn, inventory) {
      const id = arn.slice(arn.lastIndexOf('/') + 1);
      const narrowed = answering(aws, listed, output => only(output, id));
      const pages: Page[] = [];
      const seen = new Set<string>();
      for (let token: string | undefined; ; ) {
        const page = await listing.page(narrowed, token, inventory);
        pages.push(page);
        if (page.resources.length > 0 || page.next === undefined)
          return mergePages(pages, undefined);
        token = page.next;
        // To end here would be to say that the thing is gone.
        if (seen.has(token)) throw malformed(listed, 'it repeats a page token');
        seen.add(token);
      }
    },
  };
}

/** A reader that changes the answers of one operation. */
function answering<O>(
  aws: AwsReader,
  changed: Operation<any, O>,
  change: (output: O) => O,
): AwsReader {
  const { accountId, region, partition } = aws;
  return {
    accountId,
    region,
    partition,
    async call(operation, input) {
      const output = await aws.call(operation, input);
      return operation.id === changed.id
        ? (change(output as O) as typeof output)
        : output;
    },
    read: (operation, input, pick, absent) =>
      aws.read(operation, input, pick, absent),
    all: (items, map) => aws.all(items, map),
    once: (key, read) => aws.once(key, read),
  };
}
