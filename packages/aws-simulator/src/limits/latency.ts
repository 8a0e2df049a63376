import { Tally } from '../tally';
import { createRandom } from '../world/random';

/** Medians in milliseconds: assumed, since AWS documents none. */
const medians: Record<string, number> = {
  sts: 80,
  ec2: 120,
  lambda: 110,
  tag: 160,
  apigateway: 140,
  apigatewayv2: 140,
  iam: 200,
  organizations: 180,
  securityhub: 250,
};

/** ln(6) / 2.326: the 99th percentile is six times the median. */
const SIGMA = 0.77;
const PER_ITEM = 0.3;

/** Services whose answers are the same wherever they are asked. */
const withoutRegion = new Set(['iam', 'organizations', 'sts']);

/**
 * Milliseconds that the `ordinal`-th answer of an operation to one account in one Region takes: log-normal, by seed. It
 * doesn't depend on what else is asked, so that every way of collecting meets the same latencies.
 */
export function latencyOf(
  seed: number,
  answer: Served & { ordinal: number },
  items: number,
): number {
  const { operation, accountId, ordinal } = answer;
  const [service] = operation.split(':');
  const region = withoutRegion.has(service) ? '' : answer.region;
  const random = createRandom(
    `${seed}/${accountId}/${region}/${operation}/${ordinal}`,
  );
  return (
    (medians[service] ?? 150) * Math.exp(SIGMA * random.normal()) +
    PER_ITEM * items
  );
}

/** What was answered, to whom and where. */
export interface Served {
  /** Such as `lambda:ListFunctions`. */
  operation: string;
  accountId: string;
  region: string;
}

/** An answer, and what was asked. */
export interface Answered extends Served {
  input: object;
}

/** {@link latencyOf} of each answer as it comes. */
export function createLatency(seed: number) {
  const answers = new Tally();
  return (served: Served, items: number): number => {
    const { accountId, region, operation } = served;
    const ordinal = answers.add(`${accountId}/${region}`, operation);
    return latencyOf(seed, { ...served, ordinal }, items);
  };
}

/** Items of an answer: the longest list in it. */
export const itemsOf = (output: object): number =>
  Math.max(
    0,
    ...Object.values(output).map(value =>
      Array.isArray(value) ? value.length : 0,
    ),
  );
