import { TrailFieldSelector } from 'backstage-plugin-serverless-posture-node';
import { recordsInvocations } from './recordedInvocations';

const ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';

const basic = (
  value: string,
  readWriteType: 'All' | 'ReadOnly' | 'WriteOnly' = 'All',
) => ({
  advanced: [],
  basic: [
    {
      readWriteType,
      includeManagementEvents: true,
      excludedManagementSources: [],
      dataResources: [{ type: 'AWS::Lambda::Function', values: [value] }],
    },
  ],
});

const field = (
  name: string,
  conditions: Partial<TrailFieldSelector>,
): TrailFieldSelector => ({
  field: name,
  equals: [],
  startsWith: [],
  endsWith: [],
  notEquals: [],
  notStartsWith: [],
  notEndsWith: [],
  ...conditions,
});
const advanced = (...more: TrailFieldSelector[]) => ({
  basic: [],
  advanced: [
    [
      field('eventCategory', { equals: ['Data'] }),
      field('resources.type', { equals: ['AWS::Lambda::Function'] }),
      ...more,
    ],
  ],
});

it.each([
  ['all functions', true, basic('arn:aws:lambda')],
  ['this function', true, basic(ARN, 'WriteOnly')],
  ['one of a longer name', false, basic(`${ARN}-2`)],
  ['one of a shorter name', false, basic(ARN.slice(0, -1))],
  ['read events only', false, basic('arn:aws:lambda', 'ReadOnly')],
  ['nothing', false, { basic: [], advanced: [] }],
  ['all, advanced', true, advanced()],
  ['write events', true, advanced(field('readOnly', { equals: ['false'] }))],
  [
    'read events, advanced',
    false,
    advanced(field('readOnly', { equals: ['true'] })),
  ],
  [
    'all but this one',
    false,
    advanced(field('resources.ARN', { notEquals: [ARN] })),
  ],
  [
    'all but those that begin alike',
    false,
    advanced(field('resources.ARN', { notStartsWith: [ARN.slice(0, -3)] })),
  ],
  [
    'those that begin alike',
    true,
    advanced(field('resources.ARN', { startsWith: [ARN.slice(0, -3)] })),
  ],
  [
    'calls of some people only',
    false,
    advanced(field('userIdentity.arn', { notStartsWith: ['arn:aws:sts::'] })),
  ],
  [
    'management events',
    false,
    {
      basic: [],
      advanced: [[field('eventCategory', { equals: ['Management'] })]],
    },
  ],
])('of a selector of %s: %s', (_, expected, selectors) => {
  expect(recordsInvocations(selectors, ARN)).toBe(expected);
});
