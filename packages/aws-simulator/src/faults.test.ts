import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { Fault } from './faults';
import { RunningSimulator, startSimulator } from './simulator';
import { clientsIn } from './testing/clients';
import { smallWorld } from './world/smallWorld';

const world = smallWorld({
  accounts: [
    {
      name: 'shop',
      functions: Array.from({ length: 120 }, (_, i) => ({
        name: `function-${i}`,
        role: 'workload',
      })),
    },
  ],
});

let simulator: RunningSimulator;
let lambda: Awaited<ReturnType<typeof clientsIn>>['lambda'];
beforeAll(async () => {
  simulator = await startSimulator({ world, latency: false, quotas: false });
  ({ lambda } = await clientsIn(simulator, 'shop'));
});
afterAll(() => simulator.stop());

const list = (Marker?: string) =>
  lambda.send(new ListFunctionsCommand({ Marker }));
const strike = (effect: Fault['effect'], rest: Omit<Fault, 'effect'> = {}) =>
  simulator.faults.set([
    { operation: 'lambda:ListFunctions', ...rest, effect },
  ]);

it('answers errors of AWS, after and for as many requests as told', async () => {
  strike(
    { error: { code: 'ServiceException', status: 500 } },
    { after: 1, times: 1 },
  );
  await list();
  await expect(list()).rejects.toMatchObject({
    name: 'ServiceException',
    $metadata: { httpStatusCode: 500 },
  });
  await list();
});

it.each([
  [
    'a throttle',
    { throttle: { retryAfterSeconds: 3 } },
    { name: 'TooManyRequestsException' },
  ],
  [
    'expired credentials',
    { expired: true as const },
    { name: 'ExpiredTokenException' },
  ],
  [
    'a broken connection',
    { hangUp: true as const },
    { message: expect.stringContaining('socket hang up') },
  ],
  ['half a body', { body: 'truncated' as const }, { name: 'SyntaxError' }],
  ['no JSON', { body: 'malformed' as const }, { name: 'SyntaxError' }],
])('answers %s', async (_, effect, expected) => {
  strike(effect);
  await expect(list()).rejects.toMatchObject(expected);
});

it('distorts pages', async () => {
  strike({ duplicateItems: true });
  const page = await list();
  expect(page.Functions).toHaveLength(51);
  strike({ rejectToken: true });
  await list();
  await expect(list(page.NextMarker)).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
  strike({ repeatToken: true });
  expect((await list(page.NextMarker)).NextMarker).toBe(page.NextMarker);
});

it('leaves other accounts and operations alone', async () => {
  strike({ hangUp: true }, { accountId: '000000000000' });
  expect((await list()).Functions).toHaveLength(50);
  strike({ hangUp: true }, { operation: 'iam:*' });
  expect((await list()).Functions).toHaveLength(50);
});

it('is driven over HTTP, too', async () => {
  const control = (path: string, body?: unknown) =>
    fetch(
      `${simulator.url}/_simulator/${path}`,
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
    );
  await control('faults', [
    { operation: 'lambda:*', effect: { throttle: {} } },
  ]);
  await expect(list()).rejects.toMatchObject({
    name: 'TooManyRequestsException',
  });
  expect((await control('faults', [{ operation: 'lambda:*' }])).status).toBe(
    400,
  );
  await control('faults', []);
  await list();
  expect(
    await (await control('clock', { now: '2026-09-14T06:00:00Z' })).json(),
  ).toEqual({
    now: expect.stringMatching(/^2026-09-14T06:00:/),
  });
  const stats: any = await (await control('stats')).json();
  expect(stats.calls['lambda:ListFunctions']).toBeGreaterThan(5);
  expect((await control('health')).status).toBe(200);
});
