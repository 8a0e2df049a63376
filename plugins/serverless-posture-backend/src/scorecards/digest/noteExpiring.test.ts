import {
  day,
  fn,
  idOf,
  judge,
  urlControl,
  verdict,
} from '../../store/__testUtils__/builders';
import { testStore } from '../../store/__testUtils__/databases';
import { findingId } from '../../store/ids';
import { noteExpiring } from './noteExpiring';

jest.setTimeout(60_000);

const ANN = 'user:default/ann';
const OWNER = 'group:default/payments';
const a = fn('a');

describe('noteExpiring', () => {
  testStore(
    'tells who asked and who is concerned, once, a week before',
    async store => {
      await store.resources.syncPage({ now: day(0), resources: [a] });
      await store.resources.setAttributions([
        { id: idOf(a), attribution: { rule: 'tag', ownerRef: OWNER } },
      ]);
      await judge(store, day(0), [verdict(a, 'FAILED')]);
      const { id } = await store.exemptions.request(
        { scope: 'finding', scopeRef: findingId(idOf(a), urlControl.id) },
        {
          by: ANN,
          now: day(0),
          reason: 'it goes away in spring',
          expiresAt: day(30),
        },
      );
      await store.exemptions.decide(id, {
        approve: true,
        by: 'user:default/ben',
        now: day(0),
      });
      await store.exemptions.apply({ now: day(0) });

      await noteExpiring(store, { now: day(22) });
      expect(await store.notices.claim(day(22))).toBeUndefined();
      await noteExpiring(store, { now: day(24) });
      await noteExpiring(store, { now: day(25) });
      const told = [];
      for (let at = 25; ; ) {
        const notice = await store.notices.claim(day(at));
        if (!notice) break;
        await store.notices.markSent(notice.key, day(at));
        told.push(notice);
      }
      expect(told.map(({ recipientRef }) => recipientRef)).toEqual([
        OWNER,
        ANN,
      ]);
      expect(told[0].payload).toMatchObject({
        title: 'An exemption ends on 2026-12-02: it goes away in spring',
        description: expect.stringContaining('1 failing finding will count'),
        scope: told[1].payload.scope,
      });
    },
  );
});
