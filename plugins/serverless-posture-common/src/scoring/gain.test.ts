import fc from 'fast-check';
import { Severity, grades, severities } from '../words';
import { explain } from './explain';
import { ClosedFinding, gainBetween, WhatIf } from './gain';
import { ControlTally, scoreOf } from './score';

const count = fc.nat({ max: 8 });
const severity = fc.constantFrom<Severity>(...severities);
const counts = fc.dictionary(severity, count) as fc.Arbitrary<
  ControlTally['failed']
>;
const tallies: fc.Arbitrary<ControlTally[]> = fc.uniqueArray(
  fc.record({
    controlId: fc.constantFrom(...'abcdefgh'),
    severity,
    passed: count,
    failed: counts,
    exempted: fc.option(counts, { nil: undefined }),
    notAvailable: count,
  }),
  { minLength: 1, selector: ({ controlId }) => controlId },
);

/** Every failing finding that the tallies count. */
const failing = (all: ControlTally[]): ClosedFinding[] =>
  all.flatMap(({ controlId, failed }) =>
    severities.flatMap(one =>
      Array.from({ length: failed[one] ?? 0 }, () => ({
        controlId,
        severity: one,
      })),
    ),
  );

/** Tallies, and some of their failing findings. */
const withSome = tallies.chain(all =>
  fc.record({
    all: fc.constant(all),
    some: fc.subarray(failing(all)),
  }),
);

const gainOf = (all: ControlTally[], some: ClosedFinding[]) =>
  gainBetween(scoreOf(all), new WhatIf(all).closed(some));

/** The same tallies after the findings passed, counted once more. */
function closing(all: ControlTally[], some: ClosedFinding[]): ControlTally[] {
  const after = structuredClone(all);
  for (const { controlId, severity: one } of some) {
    const tally = after.find(({ controlId: id }) => id === controlId);
    if (!tally?.failed[one]) continue;
    tally.failed[one] -= 1;
    tally.passed += 1;
  }
  return after;
}

const worth = (grade: string | undefined) =>
  grades.length - grades.indexOf(grade as 'A');

const closed = fc.array(
  fc.record({ controlId: fc.constantFrom(...'abcdefghxyz'), severity }),
);

describe('WhatIf', () => {
  it('is the score that scoring again gives, whatever is closed', () => {
    fc.assert(
      fc.property(tallies, closed, (all, some) => {
        const before = structuredClone(all);
        const { scoreWithoutExemptions, gradeWithoutExemptions, ...again } =
          scoreOf(closing(all, some));
        expect(new WhatIf(all).closed(some)).toEqual(again);
        expect(all).toEqual(before);
      }),
    );
  });

  it('is what the score is higher once the findings pass, and never negative', () => {
    fc.assert(
      fc.property(withSome, ({ all, some }) => {
        const before = scoreOf(all);
        const { gain, scoreAfter, gradeAfter } = gainOf(all, some);
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeCloseTo((scoreAfter ?? 0) - (before.score ?? 0), 9);
        expect(worth(gradeAfter)).toBeGreaterThanOrEqual(worth(before.grade));
      }),
    );
  });

  it('reaches 100 and A when everything passes', () => {
    fc.assert(
      fc.property(tallies, all => {
        const { scoreAfter, gradeAfter } = gainOf(all, failing(all));
        const { known } = scoreOf(all).coverage;
        expect([scoreAfter, gradeAfter]).toEqual(
          known ? [100, 'A'] : [undefined, undefined],
        );
      }),
    );
  });

  it('of a part is never more than that of all', () => {
    fc.assert(
      fc.property(withSome, ({ all, some }) => {
        expect(gainOf(all, some).gain).toBeLessThanOrEqual(
          gainOf(all, failing(all)).gain,
        );
      }),
    );
  });

  it('grows with each finding more', () => {
    fc.assert(
      fc.property(withSome, ({ all, some }) => {
        expect(gainOf(all, some.slice(1)).gain).toBeLessThanOrEqual(
          gainOf(all, some).gain,
        );
      }),
    );
  });

  it('lifts a cap with the last finding that holds it', () => {
    const door: ControlTally = {
      controlId: 'door',
      severity: 'CRITICAL',
      passed: 98,
      failed: { CRITICAL: 2 },
      notAvailable: 0,
    };
    const one = { controlId: 'door', severity: 'CRITICAL' as const };
    expect(gainOf([door], [one])).toEqual({
      gain: 1,
      scoreAfter: 99,
      gradeAfter: 'D',
    });
    expect(gainOf([door], [one, one])).toMatchObject({ gradeAfter: 'A' });
  });
});

describe('explain', () => {
  it('accounts for every point that is missing from 100', () => {
    fc.assert(
      fc.property(tallies, all => {
        const { score } = scoreOf(all);
        const { losses, gradeByScore } = explain(all);
        const lost = losses.reduce((sum, { points }) => sum + points, 0);
        expect(gradeByScore === undefined).toBe(score === undefined);
        if (score === undefined) return;
        // The score is rounded down to one decimal.
        expect(100 - lost).toBeGreaterThan(score - 1e-6);
        expect(100 - lost).toBeLessThan(score + 0.1 + 1e-6);
        expect(losses.map(({ points }) => points)).toEqual(
          losses.map(({ points }) => points).sort((a, b) => b - a),
        );
      }),
    );
  });

  it('says what the score alone would give under a cap', () => {
    const door: ControlTally = {
      controlId: 'door',
      severity: 'CRITICAL',
      passed: 98,
      failed: { CRITICAL: 2 },
      notAvailable: 3,
    };
    expect(explain([door])).toEqual({
      gradeByScore: 'A',
      losses: [{ controlId: 'door', points: 2, failed: 2, known: 100 }],
    });
  });
});
