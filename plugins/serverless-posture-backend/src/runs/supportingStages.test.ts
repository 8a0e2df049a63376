import { Collector } from 'backstage-plugin-serverless-posture-node';
import { defaultCollectors } from '../collection/collectors';
import { leads, stagesOf, supportingStages } from './supportingStages';

function collector(
  id: string,
  scope: Collector['scope'],
  type: string,
  follows?: string[],
): Collector {
  return {
    id,
    scope,
    operations: {},
    listings: [{ id, resourceTypes: [type], page: jest.fn() }],
    ...(follows ? { follows } : {}),
  } as unknown as Collector;
}

const lambda = collector('lambda', 'regional', 'Function');
const sources = collector('sources', 'regional', 'Source', ['Function']);
const queues = collector('queues', 'regional', 'Queue', ['Source', 'Role']);
const edge = collector('edge', 'global', 'Distribution', ['Function']);
const waf = collector('waf', 'regional', 'WebAcl', ['Distribution']);
const rules = collector('rules', 'regional', 'Rule', ['WebAcl']);
const buckets = collector('buckets', 'global', 'Bucket', ['Queue']);

describe('supportingStages', () => {
  it('begins each collector as early as all that it follows, near or far, allows', () => {
    expect(
      supportingStages([rules, waf, edge, queues, sources, buckets, lambda]),
    ).toEqual({
      regional: [queues, sources],
      global: [edge],
      across: [rules, waf, buckets],
    });
  });

  it('names only stages that somebody is in', () => {
    expect(stagesOf([lambda])).toEqual([]);
    expect(stagesOf([lambda, queues])).toEqual(['regional']);
  });

  it('lets no collector of ours begin before another one that it follows', () => {
    const { regional, global, across } = supportingStages(defaultCollectors);
    const supporting = defaultCollectors.filter(({ follows }) => follows);
    expect(new Set([...regional, ...global, ...across])).toEqual(
      new Set(supporting),
    );
    for (const alike of [regional, global]) {
      const leaders = supporting.filter(one =>
        alike.some(other => leads(one, other)),
      );
      expect(leaders.filter(one => !alike.includes(one))).toEqual([]);
    }
  });
});
