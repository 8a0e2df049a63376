import { TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { smallWorld } from 'aws-simulator';
import { TestOrganization } from '../__testUtils__/organization';
import { RunRow } from '../store/types';
import { measureRuns } from './measureRuns';
import { run } from './run';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it('tells of each run once, whichever way it ended', async () => {
  const organization = await TestOrganization.open(
    await databases.init('SQLITE_3'),
    smallWorld({ accounts: [] }),
  );
  const told: RunRow[] = [];
  const dependencies = {
    ...organization.dependencies(),
    onEnd: (row: RunRow) => told.push(row),
  };
  const complete = await run(dependencies, { trigger: 'manual' });
  const cancelled = await run(dependencies, {
    trigger: 'schedule',
    signal: AbortSignal.abort(),
  });
  await organization.close();
  expect(told).toEqual([complete, cancelled]);

  const instruments: Record<string, jest.Mock> = {};
  const create = (method: 'add' | 'record') => (name: string) => {
    instruments[name] = jest.fn();
    return { [method]: instruments[name] } as any;
  };
  const metrics = metricsServiceMock.mock({
    createCounter: create('add'),
    createGauge: create('record'),
    createHistogram: create('record'),
  });
  measureRuns(metrics)({
    ...complete,
    endedAt: new Date(complete.startedAt.getTime() + 1500),
    throttles: 3,
  });
  expect(instruments['serverless_posture.run.duration']).toHaveBeenCalledWith(
    1.5,
    { state: complete.state, trigger: 'manual' },
  );
  expect(instruments['serverless_posture.aws.calls']).toHaveBeenCalledWith(
    complete.calls['lambda:ListFunctions'],
    { operation: 'lambda:ListFunctions' },
  );
  expect(instruments['serverless_posture.aws.throttles']).toHaveBeenCalledWith(
    3,
  );
  expect(instruments['serverless_posture.run.scopes']).toHaveBeenCalledWith(
    complete.scopes.complete,
    { state: 'complete' },
  );
});
