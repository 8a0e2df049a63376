import { defaultScoringSettings as settings } from 'backstage-plugin-serverless-posture-common';
import {
  day,
  fn,
  FUNCTIONS,
  idOf,
  judge,
  tracingControl,
  urlControl,
  verdict,
} from '../store/__testUtils__/builders';
import { testStore } from '../store/__testUtils__/databases';
import { PostureStore } from '../store/store';
import { scorecardOf } from './scorecard';
import { takeSnapshots } from './takeSnapshots';
import { teamWeekOf } from './teamWeek';

jest.setTimeout(60_000);

const controls = [urlControl, tracingControl];
const options = { controls, settings };
const OWNER = 'group:default/shop';
const TEAM = { owners: [OWNER], services: [] };
const PAY = 'component:default/pay';
const FIND = 'component:default/find';

const [pay1, pay2, find, loose] = ['pay1', 'pay2', 'find', 'loose'].map(name =>
  fn(name),
);
const standIn = fn('others', { unlisted: { errorClass: 'denied' } });

/** One run at a moment: `pay1` fails as told, `find` passes, `loose` belongs to no service. */
async function run(
  store: PostureStore,
  now: Date,
  payment: 'FAILED' | 'PASSED',
) {
  const resources = [pay1, pay2, find, loose, standIn];
  const seen = new Set(await store.resources.syncPage({ now, resources }));
  await store.resources.settle({ ...FUNCTIONS, seen, now });
  await store.resources.setAttributions([
    ...[pay1, pay2, standIn].map(resource => ({
      id: idOf(resource),
      attribution: { rule: 'tag' as const, ownerRef: OWNER, serviceRef: PAY },
    })),
    {
      id: idOf(find),
      attribution: { rule: 'tag', ownerRef: OWNER, serviceRef: FIND },
    },
    { id: idOf(loose), attribution: { rule: 'tag', ownerRef: OWNER } },
  ]);
  await judge(store, now, [
    verdict(pay1, payment),
    verdict(pay2, 'PASSED'),
    verdict(pay1, 'PASSED', tracingControl),
    verdict(standIn, 'NOT_AVAILABLE'),
    verdict(find, 'PASSED'),
    verdict(loose, 'NOT_APPLICABLE'),
    verdict(loose, 'FAILED', tracingControl),
  ]);
  await takeSnapshots(store, { ...options, now });
}

describe('scorecards', () => {
  testStore(
    'of a service tell what is wrong, how sure we are, and what changed',
    async store => {
      await run(store, day(1), 'PASSED'); // a Tuesday
      await run(store, day(7), 'FAILED'); // the Monday after
      const scorecard = await scorecardOf(store, {
        ...options,
        entityRef: PAY,
        now: day(8),
      });
      expect(scorecard).toEqual({
        entityRef: PAY,
        score: 54.5, // (10 × ½ + 1 × 1) / 11
        grade: 'D',
        cappedBy: undefined,
        scoreWithoutExemptions: 54.5,
        gradeWithoutExemptions: 'D',
        exempted: 0,
        openFindings: {
          CRITICAL: 1,
          HIGH: 0,
          MEDIUM: 0,
          LOW: 0,
          INFORMATIONAL: 0,
        },
        coverage: { known: 3, expected: 4, share: 0.75 },
        change: { day: '2026-11-03', score: 100, grade: 'A' },
        resources: 2,
        collectedAt: day(7).toISOString(),
        scopes: { accounts: ['111122223333'], regions: ['eu-west-1'] },
        layers: [
          {
            layer: 'EDGE',
            counts: { passed: 0, failed: 0, notAvailable: 0, notApplicable: 0 },
          },
          {
            layer: 'API',
            counts: { passed: 0, failed: 0, notAvailable: 0, notApplicable: 0 },
          },
          {
            layer: 'FUNCTION',
            counts: { passed: 2, failed: 1, notAvailable: 1, notApplicable: 0 },
          },
          {
            layer: 'DATA',
            counts: { passed: 0, failed: 0, notAvailable: 0, notApplicable: 0 },
          },
          {
            layer: 'AUDIT',
            counts: { passed: 0, failed: 0, notAvailable: 0, notApplicable: 0 },
          },
        ],
        controls: [
          {
            controlId: 'lambda-url',
            title: urlControl.title,
            severity: 'CRITICAL',
            layer: 'FUNCTION',
            counts: { passed: 1, failed: 1, notAvailable: 1, notApplicable: 0 },
            firstFailedAt: day(7).toISOString(),
          },
          {
            controlId: 'lambda-tracing',
            title: tracingControl.title,
            severity: 'LOW',
            layer: 'FUNCTION',
            counts: { passed: 1, failed: 0, notAvailable: 0, notApplicable: 0 },
            firstFailedAt: undefined,
          },
        ],
        history: [
          { day: '2026-11-03', score: 100, grade: 'A', coverageShare: 0.75 },
          { day: '2026-11-09', score: 54.5, grade: 'D', coverageShare: 0.75 },
        ],
        fixFirst: [
          expect.objectContaining({ controlIds: ['lambda-url'], gain: 45.5 }),
        ],
        explanation: {
          gradeByScore: 'D',
          losses: [
            {
              controlId: 'lambda-url',
              points: expect.closeTo(500 / 11),
              failed: 1,
              known: 2,
            },
          ],
        },
      });
    },
  );

  testStore(
    'of an owner roll up its services and what belongs to none',
    async store => {
      await run(store, day(1), 'PASSED');
      const scorecard = await scorecardOf(store, {
        ...options,
        entityRef: OWNER,
        now: day(1),
      });
      // pay: 100 on 3 known, find: 100 on 1, loose: 0 on 1
      expect(scorecard).toMatchObject({ score: 80, grade: 'B', resources: 4 });
      expect(scorecard.coverage).toEqual({
        known: 5,
        expected: 6,
        share: 5 / 6,
      });
      expect(scorecard.openFindings).toMatchObject({ LOW: 1 });
    },
  );

  testStore(
    'of an entity without resources are empty, not perfect',
    async store => {
      const scorecard = await scorecardOf(store, {
        ...options,
        entityRef: 'component:x/y',
        now: day(1),
      });
      expect(scorecard).toMatchObject({
        score: undefined,
        grade: undefined,
        resources: 0,
        coverage: { known: 0, expected: 0, share: 1 },
        controls: [],
        history: [],
      });
    },
  );

  testStore('keep to what the caller may see', async store => {
    await run(store, day(1), 'PASSED');
    await run(store, day(7), 'FAILED');
    const authorization = {
      kind: 'account' as const,
      accounts: ['999999999999'],
    };
    const request = { ...options, authorization, now: day(8) };
    expect(
      await scorecardOf(store, { ...request, entityRef: PAY }),
    ).toMatchObject({
      score: undefined,
      resources: 0,
      change: undefined,
      history: [],
    });
    expect(
      await teamWeekOf(store, {
        ...request,
        members: TEAM,
        week: '2026-W45',
      }),
    ).toMatchObject({
      score: undefined,
      resources: 0,
      services: [],
      history: [],
      new: 0,
    });
    const own = { kind: 'owner' as const, owners: [OWNER] };
    expect(
      await scorecardOf(store, {
        ...request,
        authorization: own,
        entityRef: PAY,
      }),
    ).toMatchObject({ score: 54.5, change: { score: 100 } });
  });
});

describe('team weeks', () => {
  testStore('set the current week against the last one', async store => {
    await run(store, day(1), 'PASSED');
    await run(store, day(7), 'FAILED');
    const week = await teamWeekOf(store, {
      ...options,
      members: TEAM,
      week: '2026-W46',
      now: day(8),
    });
    expect(week).toMatchObject({
      week: '2026-W46',
      previousWeek: '2026-W45',
      nextWeek: undefined,
      from: '2026-11-09',
      until: '2026-11-16',
      score: 52.7, // (54.5 × 3 + 100 + 0) / 5
      grade: 'D',
      previousScore: 80,
      previousGrade: 'B',
      capped: 0,
      resources: 4,
      new: 1,
      fixed: 0,
      reopened: 0,
      changes: [
        { change: 'new', at: day(7), finding: { controlId: 'lambda-url' } },
      ],
      services: [
        {
          entityRef: PAY,
          score: 54.5,
          previousScore: 100,
          openFindings: { CRITICAL: 1 },
        },
        { entityRef: FIND, score: 100, previousScore: 100 },
      ],
      collectedAt: day(7).toISOString(),
    });
    expect(week.history.map(point => point.score)).toEqual([80, 52.7]);
  });

  testStore('of the past do not change with the present', async store => {
    await run(store, day(1), 'FAILED');
    const week = { ...options, members: TEAM, week: '2026-W45' };
    const then = await teamWeekOf(store, { ...week, now: day(2) });
    await run(store, day(7), 'PASSED');
    await run(store, day(8), 'FAILED');
    const later = await teamWeekOf(store, { ...week, now: day(9) });
    expect(later).toEqual({
      ...then,
      nextWeek: '2026-W46',
      collectedAt: undefined,
      expiring: undefined,
      lookalikes: undefined,
      fixFirst: [],
      changes: expect.anything(),
    });
    expect(later.changes.map(({ change }) => change)).toEqual(['new', 'new']);
    const current = await teamWeekOf(store, {
      ...week,
      week: '2026-W46',
      now: day(9),
    });
    expect(current).toMatchObject({ fixed: 1, reopened: 1, new: 0 });
  });

  testStore(
    'of the future are refused, and those without data are empty',
    async store => {
      const week = { ...options, members: TEAM, now: day(1) };
      await expect(
        teamWeekOf(store, { ...week, week: '2026-W46' }),
      ).rejects.toThrow(
        'week: 2026-W46 is yet to come; the latest is 2026-W45',
      );
      expect(
        await teamWeekOf(store, { ...week, week: '2026-W44' }),
      ).toMatchObject({
        score: undefined,
        coverage: { known: 0, expected: 0, share: 1 },
        services: [],
        changes: [],
      });
    },
  );
});

describe('snapshots', () => {
  testStore('of a later run overwrite those of the same day', async store => {
    await run(store, day(1), 'FAILED');
    await run(store, new Date(day(1).getTime() + 3_600_000), 'PASSED');
    const period = { from: '2026-11-01', until: '2026-12-01' };
    expect(await store.snapshots.of(PAY, 'service', period)).toMatchObject([
      { score: 100 },
    ]);
    expect(await store.snapshots.of(OWNER, 'owner', period)).toMatchObject([
      { score: 80, capped: 0, services: [FIND, PAY] },
    ]);
  });
});
