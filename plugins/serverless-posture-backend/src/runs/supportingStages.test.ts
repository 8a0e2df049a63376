import { Collector } from 'backstage-plugin-serverless-posture-node';
import { defaultCollectors } from '../collection/collectors';
import {
  isAfterWhole,
  leads,
  stagesOf,
  supportingStages,
} from './supportingStages';

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
const settings: Collector = {
  ...collector('settings', 'regional', 'Setting', ['Function']),
  followsWhole: true,
};
const targets = collector('targets', 'regional', 'Target', ['Setting']);

describe('supportingStages', () => {
  it('begins each collector as early as all that it follows, near or far, allows', () => {
    expect(
      supportingStages([rules, waf, edge, queues, sources, buckets, lambda]),
    ).toEqual({
      regional: [queues, sources],
      global: [edge],
      across: [rules, waf, buckets],
      whole: [],
    });
    expect(isAfterWhole([waf, edge, lambda])).toBe(false);
  });

  it('lets those that follow a thing as a whole wait for it, and whoever follows them', () => {
    expect(supportingStages([settings, targets, queues, lambda])).toEqual({
      regional: [queues],
      global: [],
      across: [targets],
      whole: [settings],
    });
    expect(isAfterWhole([settings, lambda])).toBe(false);
    expect(isAfterWhole([settings, targets, lambda])).toBe(true);
  });

  it('names only stages that somebody is in', () => {
    expect(stagesOf([lambda])).toEqual([]);
    expect(stagesOf([lambda, queues])).toEqual(['regional']);
  });

  it('lets no collector of ours begin before another one that it follows', () => {
    const { regional, global, across, whole } =
      supportingStages(defaultCollectors);
    const supporting = defaultCollectors.filter(({ follows }) => follows);
    expect(new Set([...regional, ...global, ...across, ...whole])).toEqual(
      new Set(supporting),
    );
    for (const alike of [regional, global, whole]) {
      const leaders = supporting.filter(one =>
        alike.some(other => leads(one, other)),
      );
      expect(leaders.filter(one => !alike.includes(one))).toEqual([]);
    }
  });
});
