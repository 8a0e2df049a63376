import {
  AnyResource,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import {
  restApi,
  restMethod,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { sortBy } from 'lodash';
import {
  day,
  fn,
  FUNCTIONS,
  idOf,
  judge,
  verdict,
} from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { PostureStore } from '../store';

jest.setTimeout(60_000);

const denied: UnknownReason = {
  errorClass: 'denied',
  operation: 'lambda:ListFunctions',
};
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => fn(`f${index}`));

async function collect(store: PostureStore, now: Date, resources = [fn('a')]) {
  const seen = new Set(await store.resources.syncPage({ now, resources }));
  return store.resources.settle({ ...FUNCTIONS, seen, now, confirms: now });
}

describe('collecting', () => {
  testStore(
    'answers ids in order, and takes a resource that is listed twice',
    async store => {
      const [a, b] = [fn('a'), fn('b')];
      expect(
        await store.resources.syncPage({ now: day(0), resources: [b, a, b] }),
      ).toEqual([idOf(b), idOf(a), idOf(b)]);
      expect(await store.resources.ofAccount(a.accountId)).toHaveLength(2);
    },
  );

  testStore(
    'keeps everything that was collected of a resource',
    async store => {
      await collect(store, day(0), [fn('a', { tags: { team: 'x' } })]);
      const row = await store.resources.get(idOf(fn('a')));
      expect(row).toEqual({
        id: idOf(fn('a')),
        resource: fn('a', { tags: { team: 'x' } }),
        attribution: { rule: 'unowned' },
        collectedAt: day(0),
        stale: undefined,
        passed: [],
        notApplicable: [],
        failed: 0,
        notAvailable: 0,
      });
    },
  );

  testStore(
    'tells what was collected of some types and Regions',
    async store => {
      await collect(store, day(0), [fn('a'), fn('b')]);
      const { accountId, types, region } = FUNCTIONS;
      await store.resources.markStale({
        ...FUNCTIONS,
        reason: denied,
        now: day(1),
        except: new Set([idOf(fn('b'))]),
      });
      const collected = await store.resources.collectedIn(accountId, {
        types,
        regions: [region],
      });
      expect(sortBy(collected, 'resource.name')).toEqual([
        { resource: fn('a'), isStale: true },
        { resource: fn('b'), isStale: false },
      ]);
      for (const elsewhere of [
        { types, regions: ['us-east-1'] },
        { types: ['AWS::IAM::Role'] },
      ])
        expect(await store.resources.collectedIn(accountId, elsewhere)).toEqual(
          [],
        );
    },
  );

  testStore(
    'lets the end of the listing vouch for what did not change',
    async store => {
      await collect(store, day(0));
      await collect(store, day(1));
      expect((await store.resources.get(idOf(fn('a'))))?.collectedAt).toEqual(
        day(1),
      );
    },
  );

  testStore(
    'removes what a complete listing no longer holds, and brings it back',
    async store => {
      await collect(store, day(0), [fn('a'), fn('b')]);
      expect(await collect(store, day(1), [fn('a')])).toEqual({
        removed: 1,
        heldBack: 0,
      });
      expect(await store.resources.get(idOf(fn('b')))).toBeUndefined();
      await collect(store, day(2), [fn('a'), fn('b')]);
      expect(await store.resources.get(idOf(fn('b')))).toMatchObject({
        collectedAt: day(2),
      });
    },
  );

  testStore('leaves other scopes and types alone', async store => {
    const elsewhere = fn('c', { region: 'us-east-1' });
    await store.resources.syncPage({
      now: day(0),
      resources: [elsewhere, restApi()],
    });
    await collect(store, day(1));
    expect(await store.resources.ofAccount(elsewhere.accountId)).toHaveLength(
      3,
    );
  });
});

describe('a failed listing', () => {
  testStore(
    'leaves what is stored, stale, as of when it was collected',
    async store => {
      await collect(store, day(0));
      await collect(store, day(1));
      const { resources } = store;
      expect(
        await resources.markStale({
          ...FUNCTIONS,
          reason: denied,
          now: day(2),
        }),
      ).toBe(1);
      expect(
        await resources.markStale({
          ...FUNCTIONS,
          reason: denied,
          now: day(3),
        }),
      ).toBe(0);
      expect(await resources.get(idOf(fn('a')))).toMatchObject({
        collectedAt: day(1),
        stale: { since: day(2), reason: denied },
      });
      await collect(store, day(4));
      expect(await resources.get(idOf(fn('a')))).toMatchObject({
        collectedAt: day(4),
        stale: undefined,
      });
    },
  );

  testStore('leaves what it yielded before it failed as it is', async store => {
    const { resources } = store;
    await collect(store, day(0), [fn('a'), fn('b')]);
    const except = new Set([idOf(fn('a'))]);
    const failed = { ...FUNCTIONS, reason: denied, now: day(1), except };
    expect(await resources.markStale(failed)).toBe(1);
    expect((await resources.get(idOf(fn('a'))))?.stale).toBeUndefined();
    expect((await resources.get(idOf(fn('b'))))?.stale?.reason).toEqual(denied);
  });

  testStore('of children keeps those of that parent only', async store => {
    const { resources } = store;
    const scope = { ...FUNCTIONS, types: ['AWS::ApiGateway::Method'] };
    const kept = restMethod();
    const gone = restMethod({
      $: { arn: 'arn:other', parentArn: 'arn:parent' },
    });
    await resources.syncPage({ now: day(0), resources: [kept, gone] });
    await resources.settle({
      ...scope,
      seen: new Set([idOf(kept), idOf(gone)]),
      now: day(0),
    });

    const keepParents = new Set([kept.parentArn!]);
    const settled = await resources.settle({
      ...scope,
      seen: new Set(),
      now: day(1),
      keepParents,
    });
    expect(settled).toEqual({ removed: 1, heldBack: 0 });
    await resources.markStale({
      ...scope,
      parentArn: kept.parentArn,
      reason: denied,
      now: day(1),
    });
    const rows = await resources.ofAccount(kept.accountId);
    expect(rows).toMatchObject([
      {
        id: idOf(kept),
        collectedAt: day(0),
        stale: { since: day(1), reason: denied },
      },
    ]);
  });
});

describe('a large drop', () => {
  testStore('is held back until a second run misses it too', async store => {
    await collect(store, day(0), many(40));
    expect(await collect(store, day(1), many(19))).toEqual({
      removed: 0,
      heldBack: 21,
    });
    const held = await store.resources.get(idOf(fn('f30')));
    expect(held).toMatchObject({
      collectedAt: day(0),
      stale: { since: day(1) },
    });
    expect(held?.stale?.reason.message).toContain('21 of 40 vanished at once');
    // The same run again, after its process was killed, confirms nothing.
    expect(await collect(store, day(1), many(19))).toEqual({
      removed: 0,
      heldBack: 21,
    });
    // Nor does what an event has us read, which may be seconds later.
    const seen = new Set(many(19).map(idOf));
    expect(
      await store.resources.settle({ ...FUNCTIONS, seen, now: day(2) }),
    ).toEqual({ removed: 0, heldBack: 21 });
    expect(await collect(store, day(2), many(19))).toEqual({
      removed: 21,
      heldBack: 0,
    });
  });

  testStore('is no drop if the resources are back', async store => {
    await collect(store, day(0), many(40));
    await collect(store, day(1), []);
    expect(await collect(store, day(2), many(40))).toEqual({
      removed: 0,
      heldBack: 0,
    });
    expect(await collect(store, day(3), many(10))).toEqual({
      removed: 0,
      heldBack: 30,
    });
  });

  testStore('needs more than half', async store => {
    await collect(store, day(0), many(60));
    expect(await collect(store, day(1), many(30))).toEqual({
      removed: 30,
      heldBack: 0,
    });
  });
});

describe('stand-ins', () => {
  const standIn = fn('functions of eu-west-1', { unlisted: denied });

  testStore(
    'are judged but never counted, and go with the listing they stand for',
    async store => {
      await store.resources.syncPage({
        now: day(0),
        resources: [standIn, fn('a')],
      });
      await judge(store, day(0), [verdict(standIn, 'NOT_AVAILABLE')]);
      expect(await store.resources.ofAccount(standIn.accountId)).toHaveLength(
        2,
      );
      expect(await store.resources.list({}, { limit: 10 })).toMatchObject({
        totalCount: 1,
      });
      expect(
        (await store.findings.open({})).map(({ status }) => status),
      ).toEqual(['NOT_AVAILABLE']);

      expect(await collect(store, day(1))).toEqual({ removed: 0, heldBack: 0 });
      expect(await store.resources.get(idOf(standIn))).toBeUndefined();
      expect(await store.findings.open({})).toEqual([]);
    },
  );

  testStore('can be removed on their own', async store => {
    await store.resources.syncPage({
      now: day(0),
      resources: [standIn, fn('a')],
    });
    expect(await store.resources.removeStandIns(FUNCTIONS)).toBe(1);
    expect(await store.resources.ofAccount(standIn.accountId)).toHaveLength(1);
  });
});

describe('lists', () => {
  testStore('page by type and name without case', async store => {
    const names = ['b', 'A', 'c', '100%_x', 'd'];
    await collect(
      store,
      day(0),
      names.map(name => fn(name)),
    );
    const first = await store.resources.list({}, { limit: 3 });
    const second = await store.resources.list(
      {},
      { limit: 3, cursor: first.nextCursor },
    );
    expect(
      [...first.items, ...second.items].map(({ resource }) => resource.name),
    ).toEqual(['100%_x', 'A', 'b', 'c', 'd']);
    expect(first.totalCount).toBe(5);
    expect(second.nextCursor).toBeUndefined();
    expect(
      await store.resources.list({ text: '%_X' }, { limit: 3 }),
    ).toMatchObject({
      totalCount: 1,
    });
  });
});

describe('places with something', () => {
  const place = (type: string, region: string, name = 'default') =>
    ({ ...fn(`${type} ${name}`, { region }), type, name } as AnyResource);
  const bus = place.bind(undefined, 'AWS::Events::EventBus');
  const hub = place('AWS::SecurityHub::Hub', 'eu-south-1');

  testStore(
    'leave out some types, and names that fail nothing, but nothing else',
    async store => {
      const failing = bus('eu-west-2');
      const unknown = bus('eu-west-3');
      await store.resources.syncPage({
        now: day(0),
        resources: [
          ...[hub, bus('eu-south-1'), bus('eu-north-1', 'orders')],
          ...[failing, unknown],
          place(FUNCTIONS.types[0], 'eu-west-4'),
        ],
      });
      await judge(store, day(0), [
        verdict(failing, 'FAILED'),
        verdict(unknown, 'NOT_AVAILABLE'),
      ]);
      const places = await store.resources.placesWith({
        except: [
          { type: hub.type },
          { type: failing.type, name: failing.name },
        ],
      });
      expect(places.map(({ region }) => region).sort()).toEqual([
        'eu-north-1',
        'eu-west-2',
        'eu-west-3',
        'eu-west-4',
      ]);
    },
  );
});

describe('attribution', () => {
  const attribution = {
    rule: 'tag' as const,
    ownerRef: 'group:default/a',
    serviceRef: 'component:default/s',
  };

  testStore(
    'comes by account, and goes to resources and findings alike',
    async store => {
      await collect(store, day(0), [fn('a'), fn('b')]);
      await judge(store, day(0), [verdict(fn('a'), 'FAILED')]);
      const [accountId] = await store.resources.accountIds();
      const seen = await store.resources.attributable(accountId);
      expect(seen.map(({ name }) => name).sort()).toEqual(['a', 'b']);

      await store.resources.setAttributions([
        { id: idOf(fn('a')), attribution },
      ]);
      expect((await store.resources.get(idOf(fn('a'))))?.attribution).toEqual(
        attribution,
      );
      expect(
        await store.findings.open({ owner: ['group:default/a'] }),
      ).toMatchObject([
        { ownerRef: 'group:default/a', serviceRef: 'component:default/s' },
      ]);
      expect(
        await store.resources.list({ owner: ['unowned'] }, { limit: 5 }),
      ).toMatchObject({
        totalCount: 1,
      });
      expect(await store.resources.attributed()).toEqual([
        { ownerRef: 'group:default/a', serviceRef: 'component:default/s' },
      ]);

      await store.resources.setAttributions([
        { id: idOf(fn('a')), attribution: { rule: 'unowned' } },
      ]);
      expect(await store.findings.open({ owner: ['unowned'] })).toHaveLength(1);
    },
  );
});
