import fc from 'fast-check';
import { PendingRefreshes } from './PendingRefreshes';

const WINDOW = 1000;
const A = '111111111111';
const B = '222222222222';

describe('PendingRefreshes', () => {
  let now: number;
  let pending: PendingRefreshes;

  beforeEach(() => {
    now = 0;
    pending = new PendingRefreshes(WINDOW, () => now);
  });

  const one = (accountId: string, arn?: string, collector = 'lambda') =>
    pending.add({ accountId, region: 'eu-west-1', collector, arn });

  it('waits for further events of an account, and then takes them as one', () => {
    expect(one(A, 'cart')).toBe('added');
    now = WINDOW / 2;
    expect(one(A, 'cart')).toBe('coalesced');
    expect(one(A, 'stock')).toBe('added');
    expect(pending.take(9)).toEqual([]);
    expect(pending.next).toBe(WINDOW);
    now = WINDOW;
    expect(pending.take(9)).toEqual([
      {
        accountId: A,
        readings: [
          {
            region: 'eu-west-1',
            collector: 'lambda',
            arns: new Set(['cart', 'stock']),
          },
        ],
      },
    ]);
    expect(pending.size).toBe(0);
    expect(pending.next).toBeUndefined();
  });

  it('takes the account that waited longest, and no more than there are hands', () => {
    one(B);
    now = 10;
    one(A);
    now = 5000;
    expect(pending.take(1).map(({ accountId }) => accountId)).toEqual([B]);
    expect(pending.take(1).map(({ accountId }) => accountId)).toEqual([A]);
  });

  it('reads all where all is asked for, or too much', () => {
    one(A, 'cart');
    expect(one(A)).toBe('added');
    expect(one(A, 'stock')).toBe('coalesced');
    for (let i = 0; i <= 50; i++) one(B, `function-${i}`);
    now = WINDOW;
    const read = pending
      .take(9)
      .map(({ readings }) => readings.map(({ arns }) => arns));
    expect(read).toEqual([[undefined], [undefined]]);
  });

  it('lets an account rest nine times as long as its refresh took', () => {
    pending.end(A, 500);
    one(A);
    one(B);
    now = WINDOW;
    expect(pending.take(9).map(({ accountId }) => accountId)).toEqual([B]);
    now = 4500;
    expect(pending.take(9).map(({ accountId }) => accountId)).toEqual([A]);
  });

  it('lets an account rest for which events came while it was refreshed', () => {
    one(A);
    now = WINDOW;
    const [{ accountId, readings }] = pending.take(9);
    pending.putBack(accountId, readings);
    now = 2 * WINDOW;
    pending.end(A, 1000);
    expect(pending.next).toBe(11_000);
  });

  it('takes no account twice at a time', () => {
    one(A, 'cart');
    now = WINDOW;
    expect(pending.take(9)).toHaveLength(1);
    one(A, 'stock');
    now = 5 * WINDOW;
    expect(pending.take(9)).toEqual([]);
    expect(pending.next).toBeUndefined();
    pending.end(A, 10);
    expect(pending.next).toBe(5 * WINDOW + 90);
  });

  it('has a bound', () => {
    for (let i = 0; i < 10_000; i++) one(`account-${i}`);
    expect(one(A)).toBe('overflow');
    expect(one('account-7', 'cart')).toBe('coalesced');
    expect(pending.size).toBe(10_000);
  });

  it('loses no resource that it took in, and takes each once', () => {
    const target = fc.record({
      accountId: fc.constantFrom(A, B),
      region: fc.constantFrom('eu-west-1', 'us-east-1'),
      collector: fc.constantFrom('lambda', 'apigateway'),
      arn: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(target), targets => {
        let time = 0;
        const all = new PendingRefreshes(WINDOW, () => time);
        const outcomes = targets.map(added => all.add(added));
        time = WINDOW;
        const taken = all
          .take(9)
          .flatMap(({ accountId, readings }) =>
            readings.map(reading => ({ accountId, ...reading })),
          );
        expect(all.take(9)).toEqual([]);
        for (const { accountId, region, collector, arn } of targets) {
          const reading = taken.filter(
            other =>
              other.accountId === accountId &&
              other.region === region &&
              other.collector === collector,
          );
          expect(reading).toHaveLength(1);
          const { arns } = reading[0];
          expect(arns === undefined || (arn && arns.has(arn))).toBeTruthy();
        }
        expect(outcomes.filter(outcome => outcome === 'overflow')).toEqual([]);
      }),
    );
  });
});
