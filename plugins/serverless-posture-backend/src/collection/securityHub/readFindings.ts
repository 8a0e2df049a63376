import {
  AwsReader,
  CollectionError,
  isUnknown,
  Operation,
} from 'backstage-plugin-serverless-posture-node';
import { malformed } from '../fields';
import { asffFilters, asffPage } from './asff';
import { ocsfFilters, ocsfPage } from './ocsf';
import {
  describeSecurityHubV2,
  getFindings,
  getFindingsV2,
} from './operations';
import { FindingsPage, FindingsQuery, Generation, isAskedFor } from './query';

/** Security Hub's own maximum. */
const PAGE_SIZE = 100;

/** What differs between the generations. */
const generations: Record<
  Generation,
  {
    operation: Operation<any, any>;
    filters(query: FindingsQuery): object;
    page(output: object): FindingsPage;
  }
> = {
  CSPM: { operation: getFindings, filters: asffFilters, page: asffPage },
  V2: { operation: getFindingsV2, filters: ocsfFilters, page: ocsfPage },
};

/**
 * The findings about serverless resources that a query asks for, page by page. Throws a `CollectionError` where they can't
 * be read to their end. `off` where Security Hub of this generation is not on.
 *
 * @param token - the page to go on with. Where Security Hub no longer knows it, the query starts over.
 */
export async function* readFindings(
  aws: AwsReader,
  generation: Generation,
  query: FindingsQuery,
  token?: string,
): AsyncGenerator<FindingsPage, 'complete' | 'off', void> {
  const { operation, filters, page: toPage } = generations[generation];
  const Filters = filters(query);
  const seen = new Set<string>();
  let NextToken = token;
  for (;;) {
    const page = await aws.read<object, object, FindingsPage | null>(
      operation,
      { MaxResults: PAGE_SIZE, Filters, NextToken },
      toPage,
      null,
    );
    if (page === null) return 'off';
    if (isUnknown(page)) {
      // Only a token that was kept may have become too old.
      const refused = page.$unknown.errorClass === 'unsupported';
      if (!refused || NextToken === undefined || NextToken !== token)
        throw new CollectionError(page.$unknown);
      NextToken = undefined;
      continue;
    }
    const { findings, next } = page;
    yield { findings: findings.filter(one => isAskedFor(one, query)), next };
    if (!next) return 'complete';
    if (seen.has(next))
      throw malformed(operation, 'the service repeats a page token');
    seen.add(next);
    NextToken = next;
  }
}

/** Whether the unified Security Hub is on; an endpoint that doesn't know it has none. Throws a `CollectionError`. */
export async function isV2Enabled(aws: AwsReader): Promise<boolean> {
  const enabled = await aws.read<object, object, boolean>(
    describeSecurityHubV2,
    {},
    () => true,
    false,
  );
  if (!isUnknown(enabled)) return enabled;
  if (enabled.$unknown.errorClass === 'unsupported') return false;
  throw new CollectionError(enabled.$unknown);
}
