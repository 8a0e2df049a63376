import { defaultScoringSettings as settings } from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  AnyResource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { lambdaRoleAdmin } from '../controls/lambda/lambda-role-admin';
import { lambdaRoleServiceWildcard } from '../controls/lambda/lambda-role-service-wildcard';
import {
  ACCOUNT,
  day,
  fn,
  FUNCTIONS,
  idOf,
  testControl,
  verdict,
} from '../store/__testUtils__/builders';
import { fixId } from '../store/ids';
import { testStore } from '../store/__testUtils__/databases';
import { PostureStore } from '../store/store';
import { scorecardOf } from './scorecard';
import { teamWeekOf } from './teamWeek';

jest.setTimeout(60_000);

const OWNER = 'group:default/shop';
const PAY = 'component:default/pay';
const FIND = 'component:default/find';
const SHARED = `arn:aws:iam::${ACCOUNT}:role/service/checkout-shared`;
const OWN = `arn:aws:iam::${ACCOUNT}:role/own`;

const lowControl: AnyControl = {
  ...testControl('lambda-tracing', 'LOW'),
  remedy: ({ name }) => ({ summary: `Turn on tracing for ${name}.` }),
};
const controls: AnyControl[] = [
  lambdaRoleAdmin,
  lambdaRoleServiceWildcard,
  lowControl,
];
const options = { controls, settings, now: day(1) };

const withRole = (name: string, role: unknown): AnyResource => {
  const resource = fn(name);
  return {
    ...resource,
    attributes: { ...resource.attributes, role },
  } as AnyResource;
};

const [pay1, pay2, pay3] = [SHARED, SHARED, OWN].map((role, index) =>
  withRole(`pay${index + 1}`, role),
);
const find = withRole('find', SHARED);
const lost = withRole('lost', unknown('denied'));

async function collect(store: PostureStore) {
  const resources = [pay1, pay2, pay3, find, lost];
  const now = day(0);
  const seen = new Set(await store.resources.syncPage({ now, resources }));
  await store.resources.settle({ ...FUNCTIONS, seen, now });
  await store.resources.setAttributions(
    resources.map(resource => ({
      id: idOf(resource),
      attribution: {
        rule: 'tag' as const,
        ownerRef: OWNER,
        serviceRef: resource === find ? FIND : PAY,
      },
    })),
  );
  await store.findings.applyVerdicts({
    accountId: ACCOUNT,
    runId: 1,
    now,
    controlIds: controls.map(({ id }) => id),
    verdicts: [
      verdict(pay1, 'FAILED', lambdaRoleServiceWildcard),
      verdict(pay2, 'FAILED', lambdaRoleServiceWildcard),
      verdict(pay1, 'FAILED', lambdaRoleAdmin),
      verdict(pay2, 'PASSED', lambdaRoleAdmin),
      verdict(pay3, 'FAILED', lambdaRoleServiceWildcard),
      verdict(lost, 'FAILED', lambdaRoleServiceWildcard),
      verdict(pay3, 'FAILED', lowControl),
      verdict(pay1, 'PASSED', lowControl),
      verdict(find, 'FAILED', lambdaRoleServiceWildcard),
      verdict(find, 'PASSED', lowControl),
    ],
  });
}

describe('what to fix first', () => {
  testStore(
    'is one change for all that it closes, worst first, and gains what the score then rises by',
    async store => {
      await collect(store);
      const { fixFirst, score } = await scorecardOf(store, {
        ...options,
        entityRef: PAY,
      });
      // (10 × 1/2 + 6 × 0 + 1 × 1/2) / 17
      expect(score).toBe(32.3);
      expect(fixFirst).toMatchObject([
        {
          key: fixId(`${ACCOUNT} ${SHARED}`),
          title: 'Narrow role checkout-shared',
          severity: 'CRITICAL',
          controlIds: [lambdaRoleAdmin.id, lambdaRoleServiceWildcard.id],
          findings: 3,
          resources: 2,
          services: [PAY],
          gain: 47.1, // (10 × 1 + 6 × 1/2 + 1 × 1/2) / 17 = 79.4
          gradeAfter: 'C',
        },
        // Whose role could not be read.
        { title: expect.stringContaining('lost'), findings: 1, gain: 8.8 },
        { title: 'Narrow role own', severity: 'HIGH', findings: 1, gain: 8.8 },
        {
          title: 'Turn on tracing for pay3',
          severity: 'LOW',
          controlIds: [lowControl.id],
          gain: 2.9,
        },
      ]);
      const [{ findingId }] = fixFirst;
      expect(await store.findings.get(findingId)).toMatchObject({
        controlId: lambdaRoleAdmin.id,
        resource: { name: 'pay1' },
      });
    },
  );

  testStore('of an owner spans its services', async store => {
    await collect(store);
    const members = { owners: [OWNER], services: [] };
    const request = { ...options, members };
    const week = await teamWeekOf(store, { ...request, week: '2026-W45' });
    expect(week.fixFirst[0]).toMatchObject({
      title: 'Narrow role checkout-shared',
      findings: 4,
      resources: 3,
      services: [PAY, FIND],
    });
    // pay: 79.4 on 8 known, find: 100 on 2
    expect(week.fixFirst[0].gain).toBeCloseTo(83.5 - week.score!, 9);
    expect(
      (await scorecardOf(store, { ...options, entityRef: OWNER })).fixFirst,
    ).toEqual(week.fixFirst);
    const past = await teamWeekOf(store, {
      ...request,
      week: '2026-W45',
      now: day(8),
    });
    expect(past.fixFirst).toEqual([]);
  });

  testStore('keeps to what the caller may see', async store => {
    await collect(store);
    const blind = { kind: 'account' as const, accounts: ['999999999999'] };
    const request = { ...options, authorization: blind };
    expect(
      await scorecardOf(store, { ...request, entityRef: PAY }),
    ).toMatchObject({ fixFirst: [], explanation: { losses: [] } });
    expect(await store.resources.ofIds([idOf(pay1)], blind)).toEqual([]);
    expect(await store.resources.ofIds([idOf(pay1)])).toMatchObject([
      { id: idOf(pay1), resource: { attributes: { role: SHARED } } },
    ]);
  });

  testStore('names five changes at the most', async store => {
    const resources = Array.from({ length: 7 }, (_, index) => fn(`f${index}`));
    await store.resources.syncPage({ now: day(0), resources });
    await store.resources.setAttributions(
      resources.map(resource => ({
        id: idOf(resource),
        attribution: { rule: 'tag' as const, serviceRef: PAY },
      })),
    );
    await store.findings.applyVerdicts({
      accountId: ACCOUNT,
      runId: 1,
      now: day(0),
      controlIds: [lowControl.id],
      verdicts: resources.map(one => verdict(one, 'FAILED', lowControl)),
    });
    const { fixFirst } = await scorecardOf(store, {
      ...options,
      entityRef: PAY,
    });
    expect(fixFirst.map(({ title }) => title)).toHaveLength(5);
  });
});
