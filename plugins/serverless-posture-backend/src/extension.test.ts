import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Fault, RunningSimulator, smallWorld } from 'aws-simulator';
import { Finding } from 'backstage-plugin-serverless-posture-common';
import { TestBackend, startPostureBackend } from './__testUtils__/backend';
import exampleModule from './__testUtils__/exampleModule';
import {
  simulatedConfig,
  startFastSimulator,
} from './__testUtils__/organization';

jest.setTimeout(120_000);

const CONTROL = 'example-code-storage-left';

const world = (names: string[]) =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        roles: [
          { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole'] },
        ],
        functions: names.map(name => ({ name, role: 'workload' })),
      },
    ],
  });

it('is the module that the documentation shows', () => {
  const page = readFileSync(
    resolve(__dirname, '../../../docs/extending.md'),
    'utf8',
  );
  const code = readFileSync(
    resolve(__dirname, '__testUtils__/exampleModule.ts'),
    'utf8',
  );
  expect(page).toContain(code);
});

describe('a module with a supporting collector and a control', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let simulator: RunningSimulator;
  let backend: TestBackend;

  const start = async (
    { names = ['plain'], percent = 80 }: { names?: string[]; percent?: number },
    faults: Fault[] = [],
  ) => {
    simulator = await startFastSimulator(world(names), faults);
    backend = await startPostureBackend({
      knex: await databases.init('SQLITE_3'),
      config: simulatedConfig(simulator, {
        controls: { [CONTROL]: { parameters: { percent } } },
      }),
      modules: [exampleModule],
    });
  };
  const storage = async () => {
    const type = encodeURIComponent('Example::Lambda::CodeStorage');
    const { body } = await backend.get(`/resources?resourceType=${type}`);
    expect(body.error).toBeUndefined();
    return body.items.map(
      (item: any) => item.ref?.region ?? item.resource.region,
    );
  };
  const findings = async (): Promise<Finding[]> =>
    (await backend.get(`/findings?controlId=${CONTROL}`)).body.items;

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('reads where there is something to follow, and judges', async () => {
    await start({});
    await backend.run();
    expect(await storage()).toEqual(['eu-west-1']);
    expect(await findings()).toEqual([]);
  });

  it('judges by the configured parameter', async () => {
    await start({ percent: 0 });
    await backend.run();
    expect(await findings()).toMatchObject([
      { status: 'FAILED', resource: { region: 'eu-west-1' } },
    ]);
  });

  it('says that it does not know where AWS refuses', async () => {
    await start({}, [
      {
        operation: 'lambda:GetAccountSettings',
        effect: { error: { code: 'AccessDeniedException', status: 403 } },
      },
    ]);
    await backend.run();
    expect(await findings()).toMatchObject([{ status: 'NOT_AVAILABLE' }]);
  });

  it('forgets its resources where nothing is left that it follows', async () => {
    await start({});
    await backend.run();
    await simulator.stop();
    const { port } = new URL(simulator.url);
    simulator = await startFastSimulator(world([]), [], Number(port));
    await backend.run();
    expect(await storage()).toEqual([]);
  });
});
