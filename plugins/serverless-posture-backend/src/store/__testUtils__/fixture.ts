import { PostureStore } from '../store';
import {
  ACCOUNT,
  day,
  fn,
  idOf,
  judge,
  tracingControl,
  verdict,
} from './builders';

export const GROUP = 'group:default/a';
export const SERVICE = 'component:default/s';
const OTHER = '222222222222';

/** Two accounts of functions, owned, shared and unowned, with failures and unknowns; answers how many findings are open. */
export async function accountFixture(store: PostureStore): Promise<number> {
  const own = ['n1', 'N2', 'n3'].map(name => fn(name));
  const others = ['n1', 'n4'].map(name => fn(name, { accountId: OTHER }));
  await store.accounts.replace([
    { accountId: ACCOUNT, name: 'shop', state: 'ACTIVE' },
    { accountId: OTHER, name: 'stock', state: 'ACTIVE' },
  ]);
  await store.resources.syncPage({
    now: day(0),
    resources: [...own, ...others],
  });
  await judge(store, day(0), [
    ...own.map(resource => verdict(resource, 'FAILED')),
    ...own.map(resource => verdict(resource, 'NOT_AVAILABLE', tracingControl)),
  ]);
  await judge(
    store,
    day(1),
    others.flatMap(resource => [
      verdict(resource, 'FAILED'),
      verdict(resource, 'FAILED', tracingControl),
    ]),
    OTHER,
  );
  await store.resources.setAttributions([
    {
      id: idOf(own[0]),
      attribution: { rule: 'tag', ownerRef: GROUP, serviceRef: SERVICE },
    },
    {
      id: idOf(own[1]),
      attribution: {
        rule: 'tag',
        ownerRef: 'group:default/b',
        serviceRef: SERVICE,
      },
    },
    { id: idOf(others[0]), attribution: { rule: 'tag', ownerRef: GROUP } },
  ]);
  return 10;
}
