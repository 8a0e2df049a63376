import { MembersWeek } from '../teamWeek';
import { digestMessage, hasChanged } from './digestMessage';

const OWNER = 'group:default/payments';

const quiet: MembersWeek = {
  week: '2026-W46',
  previousWeek: '2026-W45',
  nextWeek: '2026-W47',
  from: '2026-11-09',
  until: '2026-11-16',
  score: 82,
  grade: 'B',
  previousScore: 79,
  previousGrade: 'B',
  coverage: { known: 10, expected: 10, share: 1 },
  capped: 0,
  resources: 3,
  fixed: 0,
  new: 0,
  reopened: 0,
  changes: [],
  services: [],
  history: [],
  fixFirst: [],
};

const critical = (change: string) =>
  ({ change, finding: { severity: 'CRITICAL' } } as any);

const fix = (title: string, gain: number) =>
  ({ title, gain, findings: gain } as any);

describe('digestMessage', () => {
  it('tells the week that is over and what there is to do now', () => {
    expect(
      digestMessage(
        OWNER,
        { ...quiet, fixed: 7, new: 3, reopened: 1, exempted: 2 },
        {
          ...quiet,
          expiring: { exemptions: 2 },
          fixFirst: [
            fix('One', 4),
            fix('Two', 1),
            fix('Three', 1),
            fix('4', 1),
          ],
        },
      ),
    ).toEqual({
      title: 'payments, week 46: grade B, 82 of 100, up 3',
      description:
        '7 fixed, 3 new, 1 came back and 2 exempted. 2 exemptions end within two weeks. Fix first: One (closes 4 findings, +4); Two (closes 1 finding, +1); Three (closes 1 finding, +1).',
      link: '/catalog/default/group/payments/serverless-scorecard?week=2026-W46',
      severity: 'normal',
    });
  });

  it.each([
    [{ score: 79, previousScore: 79 }, 'grade B, 79 of 100, as before'],
    [{ previousScore: undefined }, 'grade B, 82 of 100'],
    [{ score: 70.1, previousScore: 79 }, 'grade B, 70.1 of 100, down 8.9'],
    [{ score: undefined }, 'no verdict is known'],
  ])('says of %j: %s', (changed, words) => {
    const { title } = digestMessage(OWNER, { ...quiet, ...changed }, quiet);
    expect(title).toBe(`payments, week 46: ${words}`);
  });

  it.each([
    ['new', 'high'],
    ['reopened', 'high'],
    ['unexempted', 'high'],
    ['fixed', 'normal'],
    ['exempted', 'normal'],
  ])('weighs a critical finding that is %s: %s', (change, severity) => {
    const week = { ...quiet, changes: [critical(change)] };
    expect(digestMessage(OWNER, week, quiet).severity).toBe(severity);
  });
});

describe('hasChanged', () => {
  it.each<[string, Partial<MembersWeek>, boolean]>([
    ['a score alone', {}, false],
    ['something fixed', { fixed: 1 }, true],
    ['something exempted', { exempted: 1 }, true],
    ['an exemption that ended', { unexempted: 1 }, true],
    ['another grade', { previousGrade: 'C' }, true],
    ['a week without data', { grade: undefined }, false],
    ['the first week', { previousGrade: undefined }, false],
  ])('of %s', (_, changed, expected) => {
    expect(hasChanged({ ...quiet, ...changed })).toBe(expected);
  });
});
