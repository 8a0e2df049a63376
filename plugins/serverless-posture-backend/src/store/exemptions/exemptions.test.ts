import { ACCOUNT, day, fn, idOf, urlControl } from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { accountFixture, GROUP, SERVICE } from '../__testUtils__/fixture';
import { PostureAuthorization } from '../authorization';
import { findingId } from '../ids';
import { PostureStore } from '../store';
import { ExemptionTarget } from './record';

jest.setTimeout(60_000);

const ALICE = 'user:default/alice';
const BOB = 'user:default/bob';
const CAROL = 'user:default/carol';
const OTHER = '222222222222';
const own = fn('n1');
const finding = findingId(idOf(own), urlControl.id);
const OF_FINDING: ExemptionTarget = { scope: 'finding', scopeRef: finding };

const request = (
  store: PostureStore,
  target: ExemptionTarget,
  more: { by?: string; expiresAt?: Date; renews?: any } = {},
) =>
  store.exemptions.request(target, {
    by: ALICE,
    now: day(2),
    reason: 'a public webhook',
    expiresAt: day(30),
    ...more,
  });

const decide = (store: PostureStore, id: number, by = BOB, approve = true) =>
  store.transaction(async trx => {
    const row = await trx.exemptions.decide(id, { approve, by, now: day(3) });
    await trx.exemptions.apply({ now: day(3) });
    return row;
  });

const approved = async (
  store: PostureStore,
  target: ExemptionTarget,
  more?: Parameters<typeof request>[2],
) => decide(store, (await request(store, target, more)).id);

/** Ids of findings under an exemption, by the exemption. */
async function covered(store: PostureStore) {
  const rows = await store.findings.open({});
  return rows.flatMap(({ id, exemptionId }) =>
    exemptionId ? [[id, exemptionId] as const] : [],
  );
}

describe('exemptions', () => {
  testStore('cover what they are about, once approved', async store => {
    await accountFixture(store);
    const all = await store.findings.open({});
    const expected: [
      ExemptionTarget,
      (row: (typeof all)[number]) => boolean,
    ][] = [
      [OF_FINDING, ({ id }) => id === finding],
      [
        { scope: 'resource', scopeRef: idOf(own) },
        ({ resource }) => resource.id === idOf(own),
      ],
      [
        { scope: 'service', scopeRef: SERVICE, controlId: urlControl.id },
        ({ serviceRef, controlId }) =>
          serviceRef === SERVICE && controlId === urlControl.id,
      ],
      [
        { scope: 'account', scopeRef: OTHER },
        ({ accountId }) => accountId === OTHER,
      ],
      [
        { scope: 'control', scopeRef: urlControl.id },
        ({ controlId }) => controlId === urlControl.id,
      ],
    ];
    for (const [target, matches] of expected) {
      const { id } = await request(store, target);
      expect(await covered(store)).toEqual([]);
      await decide(store, id);
      const wanted = all.filter(matches).map(row => [row.id, id]);
      expect(wanted.length).toBeGreaterThan(0);
      expect((await covered(store)).sort()).toEqual(wanted.sort());
      await store.exemptions.end(id, { by: BOB, now: day(4) });
      await store.exemptions.apply({ now: day(4) });
    }
    expect(await covered(store)).toEqual([]);
  });

  testStore('need a second person, also to be renewed', async store => {
    await accountFixture(store);
    const first = await request(store, OF_FINDING);
    await expect(decide(store, first.id, ALICE)).rejects.toThrow(
      'somebody else has to decide',
    );
    await expect(decide(store, first.id, ALICE, false)).rejects.toThrow(
      'somebody else has to decide',
    );
    await decide(store, first.id, BOB);
    const renewal = await request(store, OF_FINDING, {
      by: BOB,
      expiresAt: day(60),
      renews: (await store.exemptions.get(first.id))!,
    });
    // Alice would approve what she asked for, Bob his own.
    for (const by of [ALICE, BOB]) {
      await expect(decide(store, renewal.id, by)).rejects.toThrow(
        'for one that it renews',
      );
    }
    expect(await covered(store)).toEqual([[finding, first.id]]);
    await decide(store, renewal.id, CAROL);
    expect(await covered(store)).toEqual([[finding, renewal.id]]);
    expect(await store.exemptions.get(renewal.id)).toMatchObject({
      state: 'approved',
      renewsId: first.id,
      requesters: [ALICE, BOB],
      decidedBy: CAROL,
      decidedAt: day(3),
    });
  });

  testStore('expire by themselves, and say so', async store => {
    await accountFixture(store);
    const { id } = await approved(store, OF_FINDING, { expiresAt: day(10) });
    await store.exemptions.apply({ now: day(9) });
    expect(await covered(store)).toHaveLength(1);
    await store.exemptions.apply({ now: day(10), runId: 7 });
    expect(await covered(store)).toEqual([]);
    expect(await store.exemptions.get(id)).toMatchObject({
      state: 'expired',
      endedAt: day(10),
    });
    expect(
      (await store.exemptions.events(id)).map(({ state, by }) => [state, by]),
    ).toEqual([
      ['requested', ALICE],
      ['approved', BOB],
      ['expired', undefined],
    ]);
  });

  testStore('take each step once', async store => {
    await accountFixture(store);
    const { id } = await request(store, OF_FINDING);
    await expect(request(store, OF_FINDING, { by: CAROL })).rejects.toThrow(
      `Exemption ${id} is the same and waits for approval`,
    );
    await decide(store, id, BOB, false);
    await expect(decide(store, id, CAROL)).rejects.toThrow(
      `Exemption ${id} is denied by now, not requested`,
    );
    await expect(
      store.exemptions.end(id, { by: ALICE, now: day(4) }),
    ).rejects.toThrow('has ended already: it is denied');
    const again = await request(store, OF_FINDING);
    expect(
      await store.exemptions.end(again.id, { by: ALICE, now: day(4) }),
    ).toMatchObject({ state: 'withdrawn' });
    await expect(decide(store, 99)).rejects.toThrow('There is no exemption 99');
    const late = await request(store, OF_FINDING, { expiresAt: day(3) });
    await expect(decide(store, late.id)).rejects.toThrow('would have expired');
  });

  testStore('are seen by those who may see what they cover', async store => {
    await accountFixture(store);
    const foreign: ExemptionTarget = { scope: 'account', scopeRef: OTHER };
    const [mine, theirs] = [
      await approved(store, OF_FINDING),
      await approved(store, foreign),
    ];
    const idsFor = async (
      authorization: PostureAuthorization,
      userRef?: string,
    ) => {
      const { items, totalCount } = await store.exemptions.list(
        { states: ['approved'] },
        { limit: 10 },
        { authorization, userRef },
      );
      expect(totalCount).toBe(items.length);
      return items.map(({ id }) => id);
    };
    const shop = { kind: 'account' as const, accounts: [ACCOUNT] };
    expect(await idsFor(undefined)).toEqual([theirs.id, mine.id]);
    expect(await idsFor(shop, CAROL)).toEqual([mine.id]);
    expect(await idsFor(shop, ALICE)).toEqual([theirs.id, mine.id]);
    expect(
      await store.exemptions.get(theirs.id, { authorization: shop }),
    ).toBeUndefined();
    expect(
      await store.exemptions.expiring(day(20), day(31), shop),
    ).toMatchObject([{ id: mine.id }]);
    expect(await store.exemptions.expiring(day(20), day(30))).toEqual([]);
    expect(await store.exemptions.ofFinding(finding)).toMatchObject([
      { id: mine.id },
    ]);
  });

  testStore('stay within what is allowed for certain', async store => {
    await accountFixture(store);
    const owner: PostureAuthorization = { kind: 'owner', owners: [GROUP] };
    const shop: PostureAuthorization = { kind: 'account', accounts: [ACCOUNT] };
    const low: PostureAuthorization = { kind: 'severity', severities: ['LOW'] };
    const targets: ExemptionTarget[] = [
      OF_FINDING,
      { scope: 'resource', scopeRef: idOf(own) },
      { scope: 'service', scopeRef: SERVICE },
      { scope: 'account', scopeRef: ACCOUNT },
      { scope: 'control', scopeRef: urlControl.id },
    ];
    const within = (authorization: PostureAuthorization) =>
      Promise.all(
        targets.map(target => store.exemptions.isWithin(target, authorization)),
      );
    expect(await within(undefined)).toEqual([true, true, true, true, true]);
    // The service is partly another group's.
    expect(await within(owner)).toEqual([true, true, false, false, false]);
    expect(await within({ kind: 'owner', owners: [SERVICE] })).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(await within(shop)).toEqual([true, true, false, true, false]);
    expect(await within(low)).toEqual([false, false, false, false, false]);
    expect(await within({ not: owner })).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(
      await store.exemptions.isWithin(
        { scope: 'service', scopeRef: 'component:default/nothing' },
        owner,
      ),
    ).toBe(false);
  });

  testStore('say which failures they hide, and note when', async store => {
    await accountFixture(store);
    const { id } = await approved(store, {
      scope: 'resource',
      scopeRef: idOf(own),
    });
    // What is unknown isn't hidden: it counts as unknown.
    expect(await store.exemptions.exempted([id])).toEqual([
      {
        exemptionId: id,
        serviceRef: SERVICE,
        ownerRef: GROUP,
        controlId: urlControl.id,
        severity: 'CRITICAL',
        findings: 1,
      },
    ]);
    expect(
      await store.exemptions.reach({ scope: 'resource', scopeRef: idOf(own) }),
    ).toBe(1);
    const noted = async () => {
      const { counts } = await store.findings.changes(
        {
          members: { owners: [GROUP], services: [] },
          from: day(2),
          until: day(9),
        },
        { limit: 10 },
      );
      return [counts.exempted, counts.unexempted];
    };
    expect(await noted()).toEqual([1, 0]);
    await store.exemptions.end(id, { by: BOB, now: day(5) });
    await store.exemptions.apply({ now: day(5) });
    expect(await noted()).toEqual([1, 1]);
    // The status never changed.
    expect(await store.findings.timeline(finding)).toHaveLength(1);
  });
});
