import {
  TrailEventSelector,
  TrailFieldSelector,
} from 'backstage-plugin-serverless-posture-node';
import { managementEventsMissing } from './managementEvents';

const basic = (
  readWriteType: TrailEventSelector['readWriteType'],
  more: Partial<TrailEventSelector> = {},
): TrailEventSelector => ({
  readWriteType,
  includeManagementEvents: true,
  excludedManagementSources: [],
  dataResources: [],
  ...more,
});

const field = (
  name: string,
  equals: string[],
  notEquals: string[] = [],
): TrailFieldSelector => ({
  field: name,
  equals,
  startsWith: [],
  endsWith: [],
  notEquals,
  notStartsWith: [],
  notEndsWith: [],
});

const category = field('eventCategory', ['Management']);

describe('managementEventsMissing', () => {
  it.each([
    ['all of them', [basic('All')], []],
    ['both kinds apart', [basic('ReadOnly'), basic('WriteOnly')], []],
    ['an advanced selector', [], [[category]]],
    [
      'two advanced selectors',
      [],
      [
        [category, field('readOnly', ['true'])],
        [category, field('readOnly', ['false'])],
      ],
    ],
  ])('misses nothing of %s', (_, one, advanced) => {
    expect(managementEventsMissing({ basic: one, advanced })).toBeUndefined();
  });

  it.each([
    ['no management events', [], []],
    [
      'no management events',
      [basic('All', { includeManagementEvents: false })],
      [],
    ],
    ['only write events', [basic('WriteOnly')], []],
    ['only read events', [], [[category, field('readOnly', ['true'])]]],
    [
      'events of kms.amazonaws.com are left out',
      [basic('All', { excludedManagementSources: ['kms.amazonaws.com'] })],
      [],
    ],
    [
      'no management events',
      [],
      [[category, field('eventSource', [], ['kms.amazonaws.com'])]],
    ],
    ['no management events', [], [[field('eventCategory', ['Data'])]]],
  ])('says %s', (said, one, advanced) => {
    expect(managementEventsMissing({ basic: one, advanced })).toBe(said);
  });
});
