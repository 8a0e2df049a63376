import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  AnyResource,
  AwsReader,
  Inventory,
  Listing,
  operation,
  Page,
} from 'backstage-plugin-serverless-posture-node';
import { readableAlone } from './alone';

const listed = operation({
  id: 'lambda:ListFunctions',
  client: LambdaClient,
  command: ListFunctionsCommand,
});
const thing = { arn: 'arn:aws:lambda:::a' } as AnyResource;

/** A listing whose pages are these, by their tokens. */
function listingOf(pages: Record<string, Page>) {
  const listing: Listing = {
    id: 'things',
    resourceTypes: [],
    page: async (_, token = 'first') => pages[token],
  };
  const { one } = readableAlone(listing, listed, output => output);
  return () => one!({} as AwsReader, 'arn:aws:lambda:::a', {} as Inventory);
}

describe('readableAlone', () => {
  it('asks for pages until the thing is found', async () => {
    const read = listingOf({
      first: { resources: [], next: 'second' },
      second: { resources: [thing], next: 'third' },
    });
    expect(await read()).toMatchObject({ resources: [thing] });
  });

  it('finds nothing where no page has it', async () => {
    const read = listingOf({
      first: { resources: [], next: 'second' },
      second: { resources: [] },
    });
    expect(await read()).toMatchObject({ resources: [] });
  });

  it('does not take a listing that never ends for one without the thing', async () => {
    const read = listingOf({
      first: { resources: [], next: 'second' },
      second: { resources: [], next: 'second' },
    });
    await expect(read()).rejects.toMatchObject({
      reason: { errorClass: 'malformed', operation: 'lambda:ListFunctions' },
    });
  });
});
