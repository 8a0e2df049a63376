import { defaultScoringSettings as settings } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { DigestConfiguration } from '../collection/digestConfiguration';
import { digestWeek } from '../scorecards/digest/digestWeek';
import { noteRegressions } from '../scorecards/digest/noteRegressions';
import { prepareDigests } from '../scorecards/digest/prepareDigests';
import { takeSnapshots } from '../scorecards/takeSnapshots';
import {
  ACCOUNT,
  day,
  fn,
  FUNCTIONS,
  idOf,
  REGION,
  tracingControl,
  urlControl,
  verdict,
} from '../store/__testUtils__/builders';
import { databases } from '../store/__testUtils__/databases';
import { PostureStore, Retention } from '../store/store';

jest.setTimeout(120_000);

const DAYS = 365;
const KEPT = 60;
const days = { days: KEPT };
const keep: Retention = {
  snapshots: days,
  transitions: days,
  runs: days,
  gone: days,
};
const controls = [urlControl, tracingControl];
const digest: DigestConfiguration = {
  enabled: true,
  weekday: 1,
  hour: 0,
  minute: 0,
  timeZone: 'UTC',
};

const TEAMS = ['a', 'b', 'c'];

/** Six functions stay for good, half of them failing every other day; each day a new one comes that lives for a day. */
async function live(store: PostureStore, count: number) {
  const now = day(count);
  const runId = await store.runs.start({ trigger: 'schedule', now });
  const resources = [0, 1, 2, 3, 4, 5].map(index => fn(`stays-${index}`));
  resources.push(fn(`day-${count}`));
  const seen = new Set(await store.resources.syncPage({ now, resources }));
  await store.resources.settle({ ...FUNCTIONS, seen, now });
  await store.scopes.record(
    runId,
    [
      {
        accountId: ACCOUNT,
        region: REGION,
        collector: 'lambda',
        state: 'complete',
      },
    ],
    now,
  );
  await store.resources.setAttributions(
    resources.map((resource, index) => ({
      id: idOf(resource),
      attribution: {
        rule: 'tag' as const,
        ownerRef: `group:default/${TEAMS[index % 3]}`,
        serviceRef: index < 4 ? `component:default/${index}` : undefined,
      },
    })),
  );
  await store.findings.applyVerdicts({
    accountId: ACCOUNT,
    runId,
    now,
    verdicts: resources.map((resource, index) =>
      verdict(
        resource,
        index % 2 === 0 && (index === 6 || count % 2 === 0)
          ? 'FAILED'
          : 'PASSED',
      ),
    ),
    controlIds: controls.map(({ id }) => id),
  });
  await noteRegressions(store, { runId, now });
  await takeSnapshots(store, { controls, settings, now });
  await store.retain({ now, keep });
  await store.runs.update(runId, { state: 'complete', endedAt: now });
  const week = count % 7 === 0 && digestWeek(digest, now);
  if (week) await prepareDigests(store, { controls, settings, week, now });
}

async function rowsOf(knex: Knex): Promise<Record<string, number>> {
  const tables: { name: string }[] = await knex('sqlite_master')
    .where({ type: 'table' })
    .whereNot('name', 'like', 'sqlite_%')
    .whereNot('name', 'like', 'knex_%')
    .select('name');
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [{ count }] = await knex(name).count({ count: '*' });
    counts[name] = Number(count);
  }
  return counts;
}

describe('a year of daily runs', () => {
  it('leaves no more rows than the time for which they are kept explains', async () => {
    const knex = await databases.init('SQLITE_3');
    const store = await PostureStore.create({ knex });
    const most: Record<string, number> = {};
    let settled: Record<string, number> = {};
    for (let count = 0; count < DAYS; count++) {
      await live(store, count);
      if (count % 5 > 0) continue;
      const rows = await rowsOf(knex);
      for (const [table, number] of Object.entries(rows))
        most[table] = Math.max(most[table] ?? 0, number);
      // Whatever is kept has been deleted once by then.
      if (count === 2 * KEPT + 15) settled = { ...most };
    }

    // Of today, and of each day that is kept.
    const kept = KEPT + 1;
    expect(most.snapshots).toBeLessThanOrEqual(
      kept * (4 + TEAMS.length + TEAMS.length),
    );
    // Three come or go, one comes, and that of the day before goes.
    expect(most.transitions).toBeLessThanOrEqual(kept * 5);
    expect(most.runs).toBeLessThanOrEqual(kept + 1);
    expect(most.run_scopes).toBeLessThanOrEqual(kept + 1);
    expect(most.resources).toBeLessThanOrEqual(6 + kept + 1);
    expect(most.findings).toBeLessThanOrEqual(6 + kept + 1);
    // An alarm per team and day at the most, and a digest per team and week.
    expect(most.notices).toBeLessThanOrEqual(
      TEAMS.length * (kept + Math.ceil(kept / 7)),
    );
    // And no table, of these or others, goes on growing.
    expect(most).toEqual(settled);
  });
});
