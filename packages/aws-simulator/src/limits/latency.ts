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

/** Milliseconds that an answer with so many items takes: log-normal, seeded. */
export function createLatency(seed: number) {
  const random = createRandom(seed);
  return (service: string, items: number): number =>
    (medians[service] ?? 150) * Math.exp(SIGMA * random.normal()) +
    PER_ITEM * items;
}

/** Items of an answer: the longest list in it. */
export const itemsOf = (output: object): number =>
  Math.max(
    0,
    ...Object.values(output).map(value =>
      Array.isArray(value) ? value.length : 0,
    ),
  );
