import { GetResourcesCommand } from '@aws-sdk/client-api-gateway';
import { GetPolicyCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetFindingsCommand } from '@aws-sdk/client-securityhub';
import fc from 'fast-check';
import { Time } from '../clock';
import { RunningSimulator, startSimulator } from '../simulator';
import { clientsIn } from '../testing/clients';
import { troubledWorld } from '../world/smallWorld';
import { createLatency } from './latency';
import { TokenBucket } from './tokenBucket';

/** Time that passes only when somebody says so. */
function virtualTime(): Time & { pass(milliseconds: number): void } {
  let now = Date.now();
  return {
    now: () => now,
    sleep: async milliseconds => {
      now += milliseconds;
    },
    pass: milliseconds => {
      now += milliseconds;
    },
  };
}

describe('TokenBucket', () => {
  it('never lets more through than burst and rate allow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 200 }),
        (rate, burst, gaps) => {
          const bucket = new TokenBucket(rate, burst, 0);
          let now = 0;
          let taken = 0;
          for (const gap of gaps) {
            now += gap;
            if (bucket.wait(now) > 0) continue;
            bucket.take();
            taken++;
          }
          expect(taken).toBeLessThanOrEqual(burst + (now / 1000) * rate + 1e-6);
        },
      ),
    );
  });

  it('has a token after the wait that it names', () => {
    const bucket = new TokenBucket(2.5, 1, 0);
    bucket.take();
    const wait = bucket.wait(0);
    expect(wait).toBeCloseTo(0.4);
    expect(bucket.wait(wait * 1000)).toBe(0);
  });
});

describe('quotas', () => {
  const time = virtualTime();
  let simulator: RunningSimulator;
  beforeAll(async () => {
    simulator = await startSimulator({
      world: troubledWorld(),
      latency: false,
      time,
    });
  });
  afterAll(() => simulator.stop());

  const until429 = async (send: () => Promise<unknown>) => {
    for (let sent = 0; ; sent++) {
      try {
        await send();
      } catch (error: any) {
        if (/TooMany|Throttl/.test(error.name)) return { sent, error };
      }
    }
  };

  it('throttle an operation in its account and Region, say when to come back, and refill', async () => {
    const { lambda } = await clientsIn(simulator, 'healthy');
    const getPolicy = () =>
      lambda.send(new GetPolicyCommand({ FunctionName: 'public' }));
    const { sent, error } = await until429(getPolicy);
    expect(sent).toBe(5);
    expect(error).toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'CallerRateLimitExceeded',
      retryAfterSeconds: '1',
      $metadata: { httpStatusCode: 429 },
    });
    expect(simulator.counters.throttles()).toBe(1);
    await lambda.send(new ListFunctionsCommand({}));
    const other = await clientsIn(simulator, 'healthy', 'us-east-1');
    await other.lambda.send(new GetPolicyCommand({ FunctionName: 'deputy' }));
    time.pass(1000);
    expect((await until429(getPolicy)).sent).toBe(5);
  });

  it('take a token of every bucket that an operation shares', async () => {
    const { apiGateway, securityHub } = await clientsIn(simulator, 'healthy');
    const { sent } = await until429(() =>
      apiGateway.send(new GetResourcesCommand({ restApiId: 'none' })),
    );
    expect(sent).toBe(5);
    expect(
      (await until429(() => securityHub.send(new GetFindingsCommand({})))).sent,
    ).toBe(6);
  });
});

describe('latency', () => {
  const answer = {
    operation: 'lambda:ListFunctions',
    accountId: '111122223333',
    region: 'eu-west-1',
  };

  it('repeats with its seed, around the median', () => {
    const draws = (seed: number) => {
      const latency = createLatency(seed);
      return Array.from({ length: 2001 }, () => latency(answer, 0));
    };
    expect(draws(1)).toEqual(draws(1));
    const sorted = draws(1).sort((a, b) => a - b);
    expect(sorted[1000]).toBeGreaterThan(95);
    expect(sorted[1000]).toBeLessThan(125);
  });
});
