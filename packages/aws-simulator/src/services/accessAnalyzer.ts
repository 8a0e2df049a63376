import type {
  Criterion,
  FindingSummaryV2,
  ListAnalyzersRequest,
  ListArchiveRulesRequest,
  ListFindingsV2Request,
} from '@aws-sdk/client-accessanalyzer';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'ValidationException';

const limit = (asked: number | undefined) =>
  limitOf(asked, { standard: 100, maximum: 100, invalid });

function analyzerOf(
  is: (one: { arn: string; name: string }) => boolean,
  { cell }: Call,
) {
  const found = thingsOf(cell, 'analyzers').find(({ analyzer }) =>
    is(analyzer),
  );
  if (!found) {
    throw new AwsError('ResourceNotFoundException', 'Analyzer not found.', 404);
  }
  return found;
}

const meets =
  (filter: Record<string, Criterion>) => (finding: FindingSummaryV2) =>
    Object.entries(filter).every(
      ([name, { eq }]) =>
        !eq || eq.includes(`${finding[name as keyof FindingSummaryV2]}`),
    );

/** IAM Access Analyzer. */
export const accessAnalyzer: Handlers = {
  ListAnalyzers(input: ListAnalyzersRequest, call: Call) {
    const { items, next } = page(thingsOf(call.cell, 'analyzers'), call, {
      token: input.nextToken,
      limit: limit(input.maxResults),
      invalid,
    });
    return {
      analyzers: items.map(({ analyzer }) => analyzer),
      nextToken: next,
    };
  },

  ListFindingsV2(input: ListFindingsV2Request, call: Call) {
    const { findings } = analyzerOf(
      ({ arn }) => arn === input.analyzerArn,
      call,
    );
    const { items, next } = page(
      findings.filter(meets(input.filter ?? {})),
      call,
      { token: input.nextToken, limit: limit(input.maxResults), invalid },
    );
    return { findings: items, nextToken: next };
  },

  ListArchiveRules(input: ListArchiveRulesRequest, call: Call) {
    const { archiveRules } = analyzerOf(
      ({ name }) => name === input.analyzerName,
      call,
    );
    const { items, next } = page(archiveRules, call, {
      token: input.nextToken,
      limit: limit(input.maxResults),
      invalid,
    });
    return { archiveRules: items, nextToken: next };
  },
};
