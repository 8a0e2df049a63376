import { repeatedPages } from './repeated';

const page = { accountId: '1', region: 'r', collector: 'c', listing: 'l' };
const findings = (times: number): [string, number] => [
  'securityhub:GetFindings 1 r {}',
  times,
];

it('counts no page that was read once', () => {
  expect(
    repeatedPages({
      pages: [
        page,
        { ...page, token: 'second' },
        { ...page, listing: 'other' },
        { ...page, region: 'other' },
      ],
      answers: new Map([['lambda:GetPolicy 1 r {}', 2], findings(1)]),
    }),
  ).toEqual({ total: 0, most: 0, readings: [] });
});

it('counts what a collector asks of its own findings with its page, once', () => {
  const own = { Value: '1', Comparison: 'EQUALS' };
  const Filters = { AwsAccountId: [own] };
  const asked = `securityhub:GetFindings 1 r ${JSON.stringify({ Filters })}`;
  expect(
    repeatedPages({ pages: [page, page], answers: new Map([[asked, 2]]) }),
  ).toMatchObject({ total: 1, readings: ['1 r c'] });
});

it('counts what was begun again, and how much of it lies in one place', () => {
  const other = { ...page, region: 'other', token: 'second' };
  expect(
    repeatedPages({
      pages: [page, page, other, other, other],
      answers: new Map([findings(2)]),
    }),
  ).toEqual({
    total: 4,
    most: 2,
    where: '1 other c',
    readings: ['1 r c', '1 other c', findings(2)[0]],
  });
});
