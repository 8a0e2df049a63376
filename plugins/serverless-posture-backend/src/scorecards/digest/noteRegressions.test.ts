import { AnyResource, Verdict } from 'backstage-plugin-serverless-posture-node';
import {
  day,
  fn,
  idOf,
  judge,
  verdict,
} from '../../store/__testUtils__/builders';
import { testStore } from '../../store/__testUtils__/databases';
import { PostureStore } from '../../store/store';
import { noteRegressions } from './noteRegressions';

jest.setTimeout(60_000);

const OWNER = 'group:default/payments';
const cart = fn('cart');
const stock = fn('stock');

/** Stores resources of {@link OWNER}. */
async function own(store: PostureStore, resources: AnyResource[]) {
  await store.resources.syncPage({ now: day(0), resources });
  await store.resources.setAttributions(
    resources.map(resource => ({
      id: idOf(resource),
      attribution: { rule: 'tag' as const, ownerRef: OWNER },
    })),
  );
}

describe('noteRegressions', () => {
  testStore(
    'tells what a run found, and once more what was found when it was brought up to date',
    async store => {
      await own(store, [cart, stock]);
      await judge(store, day(0), [
        verdict(cart, 'PASSED'),
        verdict(stock, 'PASSED'),
      ]);
      const told = async (at: Date) => {
        const notice = await store.notices.claim(at);
        if (notice) await store.notices.markSent(notice.key, at);
        return notice?.payload.description;
      };

      await judge(store, day(1), [
        verdict(cart, 'FAILED'),
        verdict(stock, 'PASSED'),
      ]);
      await noteRegressions(store, { runId: 1, now: day(1) });
      await noteRegressions(store, { runId: 1, now: day(1) });
      expect(await told(day(1))).toMatch(/^cart: [^;]*$/);
      expect(await told(day(1))).toBeUndefined();

      await judge(store, day(2), [
        verdict(cart, 'FAILED'),
        verdict(stock, 'FAILED'),
      ]);
      await noteRegressions(store, { runId: 1, now: day(2), since: day(2) });
      expect(await told(day(2))).toMatch(/^stock: [^;]*$/);
      expect(await told(day(2))).toBeUndefined();

      // What fails for another reason by now was told; what is fixed and fails again counts once.
      const failed = verdict(cart, 'FAILED');
      await judge(store, day(3), [
        {
          ...failed,
          verdict: { ...failed.verdict, reason: 'another one' } as Verdict,
        },
        verdict(stock, 'PASSED'),
      ]);
      for (const [on, status] of [
        [4, 'FAILED'],
        [5, 'PASSED'],
        [6, 'FAILED'],
      ] as const) {
        await judge(store, day(on), [
          verdict(cart, 'FAILED'),
          verdict(stock, status),
        ]);
      }
      await noteRegressions(store, { runId: 1, now: day(6), since: day(3) });
      expect(await told(day(6))).toMatch(/^stock: [^;]*$/);
      expect(await told(day(6))).toBeUndefined();
    },
  );

  testStore(
    'tells what was in order before it could not be known, and nothing that was never known to be',
    async store => {
      await own(store, [cart, stock]);
      await judge(store, day(0), [
        verdict(cart, 'PASSED'),
        verdict(stock, 'NOT_AVAILABLE'),
      ]);
      await judge(store, day(1), [
        verdict(cart, 'NOT_AVAILABLE'),
        verdict(stock, 'NOT_AVAILABLE'),
      ]);
      await judge(store, day(2), [
        verdict(cart, 'FAILED'),
        verdict(stock, 'FAILED'),
      ]);
      const found = await store.findings.regressions(1, 'CRITICAL', day(2));
      expect(found.map(({ resource }) => resource.name)).toEqual(['cart']);
    },
  );
});
