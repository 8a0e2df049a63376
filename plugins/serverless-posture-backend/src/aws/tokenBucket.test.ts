import { Clock } from './clock';
import { Buckets, quotasOf, takeAll } from './quotas';
import { TokenBucket } from './tokenBucket';

/** A clock that jumps to the end of every sleep. */
function jumpingClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    sleep: async milliseconds => {
      now += milliseconds;
    },
    after: () => () => undefined,
  };
}

const take = async (bucket: TokenBucket, count: number) => {
  let last = 0;
  for (let i = 0; i < count; i++) last = await bucket.take();
  return last;
};

describe('TokenBucket', () => {
  it('lets the burst through at once, then keeps the rate', async () => {
    const bucket = new TokenBucket({ rate: 10, burst: 5 }, jumpingClock());
    expect(await take(bucket, 5)).toBe(0);
    expect(await take(bucket, 10)).toBeCloseTo(1000, -2);
  });

  it('halves its rate once per burst of throttles, and recovers', async () => {
    const clock = jumpingClock();
    const bucket = new TokenBucket({ rate: 10, burst: 1 }, clock);
    const [first, second] = [await bucket.take(), await bucket.take()];
    bucket.throttled(second);
    bucket.throttled(first);
    expect(bucket.rate).toBe(5);
    await take(bucket, 60);
    expect(bucket.rate).toBe(10);
  });

  it('waits as long as AWS asks', async () => {
    const clock = jumpingClock();
    const bucket = new TokenBucket({ rate: 100, burst: 100 }, clock);
    bucket.throttled(await bucket.take(), 7000);
    expect(await bucket.take()).toBeGreaterThanOrEqual(7000);
  });

  it('lets those that wait through in the order of their asking', async () => {
    const bucket = new TokenBucket({ rate: 1, burst: 1 }, jumpingClock());
    const taken = await Promise.all([0, 1, 2, 3].map(() => bucket.take()));
    expect(taken).toEqual([0, 1000, 2000, 3000]);
  });

  it('turns all away that wait once their signal aborts, and goes on for others', async () => {
    const bucket = new TokenBucket({ rate: 1, burst: 1 }, jumpingClock());
    const controller = new AbortController();
    const taking = [0, 1, 2].map(() => bucket.take(controller.signal));
    controller.abort(new Error('cancelled'));
    const other = bucket.take();
    const all = await Promise.allSettled(taking);
    expect(all.slice(1)).toEqual([
      { status: 'rejected', reason: new Error('cancelled') },
      { status: 'rejected', reason: new Error('cancelled') },
    ]);
    expect(await other).toBeLessThanOrEqual(1000);
  });

  it('never stands still', async () => {
    const clock = jumpingClock();
    const bucket = new TokenBucket({ rate: 1, burst: 1 }, clock);
    for (let i = 0; i < 50; i++) bucket.throttled(await bucket.take());
    expect(bucket.rate).toBeGreaterThanOrEqual(0.1);
  });
});

describe('quotas', () => {
  it.each([
    ['lambda:GetPolicy', ['lambda/GetPolicy']],
    ['lambda:ListFunctions', ['lambda/control-plane']],
    [
      'apigateway:GetResources',
      ['apigateway/GetResources', 'apigateway/total'],
    ],
    ['apigatewayv2:GetRoutes', ['apigateway/total']],
    ['securityhub:GetFindings', ['securityhub/GetFindings']],
    ['appsync:ListGraphqlApis', ['appsync']],
  ])('%s counts against %p', (operation, ids) => {
    expect(quotasOf(operation).map(({ id }) => id)).toEqual(ids);
  });

  it('are forgotten where a large organization leaves them alone, unless they were throttled or are in use', async () => {
    const clock = jumpingClock();
    const buckets = new Buckets(0.5, clock);
    const bucketOf = (account: string | number) =>
      buckets.of('lambda:GetPolicy', `${account}`, 'eu-west-1')[0];
    const [idle, throttled, inUse] = ['idle', 'throttled', 'in use'].map(
      bucketOf,
    );
    await idle.take();
    throttled.throttled(await throttled.take());
    await clock.sleep(60_000);
    await inUse.take();
    for (let account = 0; account < 4000; account++) bucketOf(account);
    expect(bucketOf('idle')).not.toBe(idle);
    expect(bucketOf('throttled')).toBe(throttled);
    expect(bucketOf('in use')).toBe(inUse);
  });

  it('keep accounts, Regions and quotas apart, and leave the rest of the quota to others', async () => {
    const buckets = new Buckets(0.5, jumpingClock());
    const [policy] = buckets.of('lambda:GetPolicy', '1', 'eu-west-1');
    expect(policy.rate).toBe(7.5);
    policy.throttled(await takeAll([policy]));
    expect(policy.rate).toBeLessThan(7.5);
    expect(buckets.of('lambda:GetPolicy', '1', 'eu-west-1')[0]).toBe(policy);
    for (const [operation, account, region] of [
      ['lambda:GetPolicy', '2', 'eu-west-1'],
      ['lambda:GetPolicy', '1', 'us-east-1'],
      ['lambda:ListFunctions', '1', 'eu-west-1'],
    ]) {
      expect(buckets.of(operation, account, region)[0].rate).toBe(7.5);
    }
  });
});
