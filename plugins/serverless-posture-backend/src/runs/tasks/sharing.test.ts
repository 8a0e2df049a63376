import { TestDatabases } from '@backstage/backend-test-utils';
import { smallWorld } from 'aws-simulator';
import { TestOrganization } from '../../__testUtils__/organization';
import { Runner } from '../runner';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const world = () =>
  smallWorld({
    accounts: [
      {
        name: 'shop',
        roles: [
          { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole'] },
        ],
        functions: [
          { name: 'plain', role: 'workload' },
          { name: 'other', role: 'workload', region: 'us-east-1' },
        ],
      },
    ],
  });

describe.each(databases.eachSupportedId())('tasks on %s', databaseId => {
  it('end with the same rows as a run of one process', async () => {
    const alone = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      world(),
    );
    const shared = await TestOrganization.open(
      await databases.init(databaseId),
      world(),
    );
    const replicas =
      databaseId === 'SQLITE_3'
        ? [new Runner(shared.dependencies())]
        : [
            new Runner(shared.dependencies()),
            new Runner(shared.dependencies()),
          ];
    try {
      await alone.run();
      await Promise.all(replicas.map(replica => replica.work()));
      await replicas[0].run('manual');
      expect((await shared.store.runs.latest(1))[0]).toMatchObject({
        state: 'complete',
      });
      expect(await shared.resources()).toEqual(await alone.resources());
      expect(await shared.verdicts()).toEqual(await alone.verdicts());
    } finally {
      await Promise.all(replicas.map(replica => replica.stop()));
      await alone.close();
      await shared.close();
    }
  });
});
