import fc from 'fast-check';
import { Severity, grades, severities } from '../words';
import { withoutExemptions } from './exemptions';
import { ControlTally, gradeOf, rollUp, Score, scoreOf } from './score';
import { defaultScoringSettings } from './settings';

const count = fc.nat({ max: 20 });
const severity = fc.constantFrom<Severity>(...severities);

const tally: fc.Arbitrary<ControlTally> = fc.record({
  controlId: fc.uuid(),
  severity,
  passed: count,
  failed: fc.dictionary(severity, count) as fc.Arbitrary<
    ControlTally['failed']
  >,
  exempted: fc.option(
    fc.dictionary(severity, count) as fc.Arbitrary<ControlTally['failed']>,
    {
      nil: undefined,
    },
  ),
  notAvailable: count,
});
const tallies = fc.array(tally, { minLength: 1, maxLength: 8 });

/** The tallies with one of them changed. */
const changed = (
  all: ControlTally[],
  index: number,
  change: (one: ControlTally) => ControlTally,
) =>
  all.map((one, position) =>
    position === index % all.length ? change(one) : one,
  );

const plus = (
  counts: ControlTally['failed'] | undefined,
  key: Severity,
  more: number,
) => ({
  ...counts,
  [key]: (counts?.[key] ?? 0) + more,
});

/** What a score says with exemptions in force. */
const standingIn = ({ score, grade, cappedBy, coverage }: Score) => ({
  score,
  grade,
  cappedBy,
  coverage,
});

/** How good a grade is; the higher the better, and no grade is neither. */
const worth = (grade: string | undefined) =>
  grades.length - grades.indexOf(grade as 'A');

describe('scoreOf', () => {
  it('lies between 0 and 100 with one decimal, and is there once a verdict is known', () => {
    fc.assert(
      fc.property(tallies, all => {
        const { score, grade, coverage } = scoreOf(all);
        expect(score === undefined).toBe(coverage.known === 0);
        expect(grade === undefined).toBe(coverage.known === 0);
        if (score === undefined) return;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Math.round(score * 10) / 10).toBe(score);
      }),
    );
  });

  it('is never raised by a check that turns from pass to failure', () => {
    fc.assert(
      fc.property(tallies, fc.nat(), severity, (all, index, as) => {
        const before = changed(all, index, one => ({
          ...one,
          passed: one.passed + 1,
        }));
        const after = changed(all, index, one => ({
          ...one,
          failed: plus(one.failed, as, 1),
        }));
        expect(scoreOf(after).score!).toBeLessThanOrEqual(
          scoreOf(before).score!,
        );
        expect(worth(scoreOf(after).grade)).toBeLessThanOrEqual(
          worth(scoreOf(before).grade),
        );
      }),
    );
  });

  it('is never raised by one more failure of a control whose verdicts are known', () => {
    fc.assert(
      fc.property(tallies, fc.nat(), severity, (all, index, as) => {
        const before = changed(all, index, one => ({
          ...one,
          passed: one.passed + 1,
        }));
        const after = changed(before, index, one => ({
          ...one,
          failed: plus(one.failed, as, 1),
        }));
        expect(scoreOf(after).score!).toBeLessThanOrEqual(
          scoreOf(before).score!,
        );
      }),
    );
  });

  it('is left alone by what is unknown, which lowers the coverage instead', () => {
    fc.assert(
      fc.property(
        tallies,
        fc.nat(),
        fc.integer({ min: 1, max: 50 }),
        (all, index, more) => {
          const before = scoreOf(all);
          const after = scoreOf(
            changed(all, index, one => ({
              ...one,
              notAvailable: one.notAvailable + more,
            })),
          );
          expect(after.score).toBe(before.score);
          expect(after.grade).toBe(before.grade);
          expect(after.coverage.known).toBe(before.coverage.known);
          expect(after.coverage.expected).toBe(before.coverage.expected + more);
          expect(
            before.coverage.known === 0 ||
              after.coverage.share < before.coverage.share,
          ).toBe(true);
        },
      ),
    );
  });

  it('counts what is exempted as passed', () => {
    fc.assert(
      fc.property(tallies, all => {
        const exempt = all.map(one => ({
          ...one,
          failed: {},
          exempted: one.failed,
        }));
        const pass = all.map(one => ({
          ...one,
          passed:
            one.passed + Object.values(one.failed).reduce((a, b) => a + b, 0),
          failed: {},
          exempted: {},
        }));
        expect(standingIn(scoreOf(exempt))).toEqual(standingIn(scoreOf(pass)));
      }),
    );
  });

  it('is never lowered by an exemption, and leaves the score without exemptions where it was', () => {
    fc.assert(
      fc.property(tallies, fc.nat(), severity, (all, index, as) => {
        const failing = changed(all, index, one => ({
          ...one,
          failed: plus(one.failed, as, 1),
        }));
        const exempted = changed(all, index, one => ({
          ...one,
          exempted: plus(one.exempted, as, 1),
        }));
        const before = scoreOf(failing);
        const after = scoreOf(exempted);
        expect(after.score!).toBeGreaterThanOrEqual(before.score!);
        expect(worth(after.grade)).toBeGreaterThanOrEqual(worth(before.grade));
        expect(after.scoreWithoutExemptions).toBe(
          before.scoreWithoutExemptions,
        );
        expect(after.gradeWithoutExemptions).toBe(
          before.gradeWithoutExemptions,
        );
        expect(after.scoreWithoutExemptions!).toBeLessThanOrEqual(after.score!);
        expect(after.coverage).toEqual(before.coverage);
      }),
    );
  });

  it('without exemptions is that of a service in which everything that fails counts', () => {
    fc.assert(
      fc.property(tallies, all => {
        const counting = scoreOf(withoutExemptions(all));
        const { scoreWithoutExemptions, gradeWithoutExemptions } = scoreOf(all);
        expect(scoreWithoutExemptions).toBe(counting.score);
        expect(gradeWithoutExemptions).toBe(counting.grade);
      }),
    );
  });

  it('reads 100 only if nothing that weighs fails', () => {
    fc.assert(
      fc.property(tallies, all => {
        const { score } = scoreOf(all);
        const fails = all.some(
          one =>
            defaultScoringSettings.weights[one.severity] > 0 &&
            Object.values(one.failed).some(failures => failures > 0),
        );
        expect(score === undefined || (score === 100) === !fails).toBe(true);
      }),
    );
  });

  it('does not depend on the order of controls', () => {
    fc.assert(
      fc.property(tallies, all => {
        const { score = 0, coverage } = scoreOf(all);
        const reversed = scoreOf([...all].reverse());
        // The last bit of a sum may differ, and with it the last digit.
        expect(Math.abs((reversed.score ?? 0) - score)).toBeLessThan(0.11);
        expect(reversed.coverage).toEqual(coverage);
      }),
    );
  });

  it('caps the grade by the worst open finding', () => {
    fc.assert(
      fc.property(tallies, all => {
        const { score, grade, cappedBy } = scoreOf(all);
        if (score === undefined) return;
        const isOpen = (of: Severity) =>
          all.some(({ failed }) => (failed[of] ?? 0) > 0);
        const own = gradeOf(score);
        expect(!isOpen('CRITICAL') || worth(grade) <= worth('D')).toBe(true);
        expect(!isOpen('HIGH') || worth(grade) <= worth('B')).toBe(true);
        expect(worth(grade)).toBeLessThanOrEqual(worth(own));
        expect(cappedBy !== undefined).toBe(grade !== own);
        expect(!cappedBy || isOpen(cappedBy)).toBe(true);
      }),
    );
  });

  it('does not hide one open door behind a hundred passes', () => {
    const easy = Array.from({ length: 100 }, (_, index) => ({
      controlId: `c${index}`,
      severity: 'HIGH' as const,
      passed: 50,
      failed: {},
      notAvailable: 0,
    }));
    const door = {
      ...easy[0],
      severity: 'CRITICAL' as const,
      failed: { CRITICAL: 1 },
    };
    expect(scoreOf([...easy, door])).toMatchObject({
      grade: 'D',
      cappedBy: 'CRITICAL',
    });
  });

  it('says nothing of what nobody knows', () => {
    expect(scoreOf([])).toEqual({
      coverage: { known: 0, expected: 0, share: 1 },
    });
  });
});

describe('gradeOf', () => {
  it.each([
    [100, 'A'],
    [90, 'A'],
    [89.9, 'B'],
    [80, 'B'],
    [79.9, 'C'],
    [70, 'C'],
    [50, 'D'],
    [49.9, 'F'],
    [0, 'F'],
  ])('%d is %s', (score, grade) => {
    expect(gradeOf(score)).toBe(grade);
  });
});

describe('rollUp', () => {
  const services = fc.array(
    tallies.map(all => scoreOf(all)),
    { maxLength: 6 },
  );

  it('of one service is that service, without its cap', () => {
    fc.assert(
      fc.property(tallies, all => {
        const service = scoreOf(all);
        const rolled = rollUp([service]);
        expect(rolled.score).toBe(service.score);
        expect(rolled.coverage).toEqual(service.coverage);
        expect(rolled.grade).toBe(
          service.score === undefined ? undefined : gradeOf(service.score),
        );
        expect(rolled.capped).toBe(service.cappedBy ? 1 : 0);
      }),
    );
  });

  it('adds the coverage of its parts and lies between the best and the worst of them', () => {
    fc.assert(
      fc.property(services, parts => {
        const { score, coverage, capped } = rollUp(parts);
        const sum = (pick: (part: (typeof parts)[number]) => number) =>
          parts.reduce((total, part) => total + pick(part), 0);
        expect(coverage.known).toBe(sum(part => part.coverage.known));
        expect(coverage.expected).toBe(sum(part => part.coverage.expected));
        expect(capped).toBe(parts.filter(({ cappedBy }) => cappedBy).length);
        const scores = parts.flatMap(part => part.score ?? []);
        expect(score === undefined).toBe(scores.length === 0);
        if (score === undefined) return;
        expect(score).toBeGreaterThanOrEqual(Math.min(...scores) - 0.1);
        expect(score).toBeLessThanOrEqual(Math.max(...scores));
      }),
    );
  });

  it('is what its parts sum up to, with exemptions and without', () => {
    fc.assert(
      fc.property(services, parts => {
        const rolled = rollUp(parts);
        const mean = (pick: (part: (typeof parts)[number]) => number) =>
          parts.reduce(
            (sum, part) => sum + pick(part) * part.coverage.known,
            0,
          ) / rolled.coverage.known;
        if (rolled.score === undefined) return;
        // Rounded down to one decimal.
        for (const [whole, sum] of [
          [rolled.score, mean(({ score = 0 }) => score)],
          [
            rolled.scoreWithoutExemptions!,
            mean(({ scoreWithoutExemptions = 0 }) => scoreWithoutExemptions),
          ],
        ]) {
          expect(whole).toBeLessThanOrEqual(sum + 1e-6);
          expect(whole).toBeGreaterThan(sum - 0.1 - 1e-6);
        }
        expect(rolled.scoreWithoutExemptions!).toBeLessThanOrEqual(
          rolled.score,
        );
      }),
    );
  });

  it('is left alone by services of which nothing is known', () => {
    fc.assert(
      fc.property(services, parts => {
        const unknown = scoreOf([
          {
            controlId: 'c',
            severity: 'HIGH',
            passed: 0,
            failed: {},
            notAvailable: 3,
          },
        ]);
        expect(rollUp([...parts, unknown]).score).toBe(rollUp(parts).score);
      }),
    );
  });
});

describe('withoutExemptions', () => {
  it('lets some of what is exempted count, and no more than that', () => {
    fc.assert(
      fc.property(tallies, severity, count, (all, as, findings) => {
        const ended = all.map(({ controlId }) => ({
          controlId,
          severity: as,
          findings,
        }));
        const after = withoutExemptions(all, ended);
        expect(scoreOf(after).coverage).toEqual(scoreOf(all).coverage);
        after.forEach((changedTally, index) => {
          const before = all[index];
          const counts = Math.min(findings, before.exempted?.[as] ?? 0);
          expect(changedTally.failed[as] ?? 0).toBe(
            (before.failed[as] ?? 0) + counts,
          );
          expect(changedTally.exempted?.[as] ?? 0).toBe(
            (before.exempted?.[as] ?? 0) - counts,
          );
        });
        expect(scoreOf(after).score ?? 0).toBeLessThanOrEqual(
          scoreOf(all).score ?? 0,
        );
      }),
    );
  });
});
