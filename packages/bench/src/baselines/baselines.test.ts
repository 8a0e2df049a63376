import { VirtualTime } from '../virtualTime';
import { AdaptiveLimiter } from './adaptiveLimiter';
import { PeerCaller } from './caller';
import type { PeerCell } from './peerCalls';
import { strategies } from './strategies';

const FUNCTIONS = 40;

const cell: PeerCell = {
  accountId: '111122223333',
  region: 'eu-west-1',
  listings: [
    {
      pages: [{ operation: 'lambda:ListFunctions', items: FUNCTIONS }],
      each: Array.from({ length: FUNCTIONS }, () => ({
        operation: 'lambda:GetPolicy',
        items: 1,
      })),
    },
  ],
};

async function played(name: string) {
  const time = new VirtualTime(0);
  const strategy = strategies[name];
  const caller = new PeerCaller({ seed: 1 }, time, strategy.limiter?.(time));
  await strategy.collect([cell], caller);
  return { ...caller, seconds: time.now() / 1000 };
}

describe('ways of collecting', () => {
  it('lose no time where everything is asked at once, but reads', async () => {
    const { calls, throttles, lost, seconds } = await played('unlimited');
    expect(lost).toBeGreaterThan(0);
    expect(calls).toBe(1 + FUNCTIONS + throttles - lost);
    expect(seconds).toBeLessThan((await played('sequential')).seconds);
  });

  it('lose no read where one call follows the other', async () => {
    const { calls, lost } = await played('sequential');
    expect({ calls, lost }).toEqual({ calls: 1 + FUNCTIONS, lost: 0 });
  });
});

describe('AdaptiveLimiter', () => {
  it('holds nothing back until a throttle, then less and less', async () => {
    const time = new VirtualTime(0);
    const limiter = new AdaptiveLimiter(time);
    const tenCalls = async () => {
      const began = time.now();
      for (let i = 0; i < 10; i++) {
        await limiter.take();
        limiter.answered(false);
      }
      return time.now() - began;
    };
    expect(await tenCalls()).toBe(0);
    limiter.answered(true);
    const slow = await tenCalls();
    expect(slow).toBeGreaterThan(1000);
    await time.sleep(20_000);
    expect(await tenCalls()).toBeLessThan(slow);
  });
});
