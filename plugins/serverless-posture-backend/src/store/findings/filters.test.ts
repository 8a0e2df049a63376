import { Knex } from 'knex';
import {
  ACCOUNT,
  day,
  fn,
  idOf,
  judge,
  tracingControl,
  urlControl,
  verdict,
} from '../__testUtils__/builders';
import { databases } from '../__testUtils__/databases';
import { GROUP } from '../__testUtils__/fixture';
import { findingId, fixId } from '../ids';
import { PostureStore } from '../store';
import { PostureFilter } from '../types';

jest.setTimeout(60_000);

const OTHER = '222222222222';
const a = fn('a');
const b = fn('b');
const c = fn('c', { accountId: OTHER });
const aUrl = findingId(idOf(a), urlControl.id);
const bUrl = findingId(idOf(b), urlControl.id);
const cTracing = findingId(idOf(c), tracingControl.id);

/** Three findings: two behind one fix in production, one unknown in an account of another unit. */
async function prepare(store: PostureStore, knex: Knex) {
  await store.accounts.replace([
    {
      accountId: ACCOUNT,
      name: 'shop',
      state: 'ACTIVE',
      environments: ['production', 'eu'],
      organizationalUnits: ['r-1', 'ou-1-work', 'ou-1-shop'],
    },
    {
      accountId: OTHER,
      name: 'stock',
      state: 'ACTIVE',
      organizationalUnits: ['r-1', 'ou-1-work'],
    },
  ]);
  await store.resources.syncPage({ now: day(0), resources: [a, b, c] });
  await store.resources.setAttributions([
    { id: idOf(a), attribution: { rule: 'tag', ownerRef: GROUP } },
  ]);
  const fix = { key: 'role', title: 'Narrow the role' };
  await judge(store, day(0), [
    { ...verdict(a, 'FAILED'), fix },
    { ...verdict(b, 'FAILED'), fix },
  ]);
  await judge(
    store,
    day(3),
    [{ ...verdict(c, 'NOT_AVAILABLE', tracingControl), fix: undefined }],
    OTHER,
  );
  await knex('findings')
    .where({ id: aUrl })
    .update({ exposed: true, assignee_ref: GROUP, workflow: 'NOTIFIED' });
  await knex('findings')
    .where({ id: bUrl })
    .update({ snoozed_until: day(5).toISOString(), exemption_id: 7 });
}

describe.each(databases.eachSupportedId())('filters of findings (%s)', id => {
  let store: PostureStore;
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    store = await PostureStore.create({ knex });
    await prepare(store, knex);
  });

  const found = async (filter: PostureFilter) => {
    const options = { sort: 'age', order: 'asc', limit: 9 } as const;
    const { items } = await store.findings.list(filter, options);
    return items.map(row => row.id).sort();
  };

  it.each<[PostureFilter, string[]]>([
    [{ environment: ['production'] }, [aUrl, bUrl]],
    [{ environment: ['none'] }, [cTracing]],
    [{ ou: ['ou-1-work'] }, [aUrl, bUrl, cTracing]],
    [{ ou: ['ou-1-shop'] }, [aUrl, bUrl]],
    [{ ou: ['ou-1'] }, []],
    [{ ou: ['%'] }, []],
    [{ fix: [fixId('role')] }, [aUrl, bUrl]],
    [{ fix: ['none'] }, [cTracing]],
    [{ workflow: ['NOTIFIED'] }, [aUrl]],
    [{ assignee: [GROUP] }, [aUrl]],
    [{ assignee: ['none'] }, [bUrl, cTracing]],
    [{ exposure: ['INTERNET'] }, [aUrl]],
    [{ exposure: ['UNKNOWN', 'NO_PATH'] }, [bUrl, cTracing]],
    [{ exempted: true }, [bUrl]],
    [{ exempted: false }, [aUrl, cTracing]],
    [{ snoozed: true, at: day(4) }, [bUrl]],
    [{ snoozed: true, at: day(6) }, []],
    [{ stale: true }, []],
    [{ firstSeen: { from: day(1) } }, [cTracing]],
    [{ firstSeen: { until: day(3) } }, [aUrl, bUrl]],
    [{ exempted: false, environment: ['production'] }, [aUrl]],
  ])('find %j', async (filter, expected) => {
    expect(await found(filter)).toEqual([...expected].sort());
  });

  it('have facets that count with every other filter applied', async () => {
    const { facets } = await store.findings.facets({
      environment: ['production'],
      exempted: false,
      at: day(4),
    });
    expect(facets).toMatchObject({
      status: [{ value: 'FAILED', count: 1 }],
      environment: [
        { value: 'none', count: 1 },
        { value: 'production', count: 1 },
      ],
      exempted: [
        { value: 'false', count: 1 },
        { value: 'true', count: 1 },
      ],
      exposure: [{ value: 'INTERNET', count: 1 }],
      snoozed: [{ value: 'false', count: 1 }],
      assignee: [{ value: GROUP, count: 1 }],
      owner: [{ value: GROUP, count: 1 }],
      ou: [
        { value: 'ou-1-shop', count: 1 },
        { value: 'ou-1-work', count: 1 },
        { value: 'r-1', count: 1 },
      ],
    });
  });

  it('count in each facet what choosing the value shows', async () => {
    const chosen: PostureFilter = { at: day(4), source: ['POSTURE'] };
    const { facets } = await store.findings.facets(chosen);
    for (const [facet, values] of Object.entries(facets)) {
      for (const { value, count } of values) {
        const wanted = ['exempted', 'stale', 'snoozed'].includes(facet)
          ? value === 'true'
          : [value];
        expect([
          facet,
          value,
          (await found({ ...chosen, [facet]: wanted })).length,
        ]).toEqual([facet, value, count]);
      }
    }
  });

  it('show what verdicts leave as it is', async () => {
    await judge(store, day(4), [
      { ...verdict(a, 'FAILED'), fix: { key: 'role', title: 'Other words' } },
      { ...verdict(b, 'PASSED') },
    ]);
    expect(await store.findings.get(aUrl)).toMatchObject({
      workflow: 'NOTIFIED',
      assigneeRef: GROUP,
      exposed: true,
      environment: 'production',
      ouPath: 'r-1/ou-1-work/ou-1-shop',
      fix: { id: fixId('role'), title: 'Other words' },
      stale: false,
    });
    await judge(store, day(5), [verdict(a, 'FAILED'), verdict(b, 'FAILED')]);
    expect(await store.findings.get(bUrl)).toMatchObject({
      exemptionId: 7,
      snoozed: { until: day(5) },
    });
  });
});
