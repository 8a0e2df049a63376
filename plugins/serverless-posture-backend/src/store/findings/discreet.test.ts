import { failed, evidence } from 'backstage-plugin-serverless-posture-node';
import { PostureAuthorization } from '../authorization';
import {
  ACCOUNT,
  day,
  fn,
  idOf,
  judge,
  verdict,
} from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { PostureStore } from '../store';

const MINE = 'group:default/mine';
const OTHERS = 'group:default/others';
const OTHER = '222222222222';
const OWN: PostureAuthorization = { kind: 'owner', owners: [MINE] };
const IN_ACCOUNT: PostureAuthorization = {
  kind: 'account',
  accounts: [ACCOUNT],
};

const own = fn('pay');
const theirs = fn('stock');
const nobodys = fn('shared');
const elsewhere = fn('pay', { accountId: OTHER });

/** One finding of ours that rests on everything there is. */
async function prepare(store: PostureStore) {
  await store.accounts.replace(
    [ACCOUNT, OTHER].map(accountId => ({
      accountId,
      name: accountId,
      state: 'ACTIVE',
    })),
  );
  await store.resources.syncPage({
    now: day(0),
    resources: [own, theirs, nobodys, elsewhere],
  });
  const about = verdict(own, 'FAILED');
  await judge(store, day(0), [
    {
      ...about,
      verdict: failed(
        [
          evidence('Role', 'of all', own.arn),
          evidence('Role', 'of all', theirs.arn),
          evidence('Role', 'of all', nobodys.arn),
          evidence('Policy', `lets ${theirs.arn}:prod and others in`),
          evidence('Source', elsewhere.arn),
          evidence('Source', 'arn:aws:sns:eu-west-1:333333333333:unknown'),
        ],
        { reason: 'stock and restock use it' },
      ),
      fix: { key: 'role', title: 'Part pay from stock' },
    },
  ]);
  await store.resources.setAttributions([
    { id: idOf(own), attribution: { rule: 'tag', ownerRef: MINE } },
    { id: idOf(theirs), attribution: { rule: 'tag', ownerRef: OTHERS } },
  ]);
  return (await store.findings.open({}))[0];
}

describe('evidence', () => {
  testStore('is whole for those who may read everything', async store => {
    const { id, evidence: pieces } = await prepare(store);
    expect(pieces).toHaveLength(6);
    const finding = await store.findings.get(id);
    expect(finding).toMatchObject({ reason: 'stock and restock use it' });
    expect(finding!.withheld).toBeUndefined();
  });

  testStore('names nothing of others, wherever it is read', async store => {
    const { id } = await prepare(store);
    const seen = {
      withheld: 3,
      evidence: [
        { path: 'Role', value: 'of all', arn: own.arn },
        { path: 'Role', value: 'of all', arn: nobodys.arn },
        { path: 'Source', value: expect.stringContaining('unknown') },
      ],
      reason: 'a resource that you may not see and restock use it',
      fix: { title: 'Part pay from a resource that you may not see' },
    };
    expect(await store.findings.get(id, OWN)).toMatchObject(seen);
    expect(await store.findings.open({}, OWN)).toMatchObject([seen]);
    expect(await store.findings.ofResource(idOf(own), OWN)).toMatchObject([
      seen,
    ]);
    for await (const rows of store.findings.each(
      {},
      { sort: 'severity', order: 'asc' },
      OWN,
    ))
      expect(rows).toMatchObject([seen]);
    for await (const changes of store.findings.eachChange(
      {
        members: { owners: [MINE], services: [] },
        from: day(-1),
        until: day(9),
      },
      OWN,
    ))
      expect(changes).toMatchObject([{ finding: seen }]);
  });

  testStore('names what the rules of an account let be seen', async store => {
    const { id } = await prepare(store);
    const finding = await store.findings.get(id, IN_ACCOUNT);
    expect(finding).toMatchObject({
      withheld: 1,
      reason: 'stock and restock use it',
    });
    expect(JSON.stringify(finding!.evidence)).not.toContain(OTHER);
  });
});
