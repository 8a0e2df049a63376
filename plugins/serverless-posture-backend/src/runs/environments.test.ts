import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { pathOfAccount, smallWorld } from 'aws-simulator';
import { TestOrganization } from '../__testUtils__/organization';

jest.setTimeout(120_000);

const CONTROL = 'lambda-xray-tracing';

const account = (name: string, environment: string) => ({
  name,
  tags: { environment },
  roles: [
    { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole' as const] },
  ],
  functions: [{ name: 'plain', role: 'workload', tracing: false }],
});

const world = () =>
  smallWorld({
    accounts: [account('shop', 'prod'), account('sandbox', 'dev')],
  });

describe('environments', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let organization: TestOrganization;

  beforeEach(async () => {
    organization = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      world(),
    );
  });
  afterEach(() => organization.close());

  const dev = (controls: JsonObject) => ({
    environments: [
      { name: 'dev', accountTags: { environment: ['dev'] }, controls },
    ],
  });
  const judged = async () =>
    Object.entries(await organization.verdicts()).filter(([about]) =>
      about.endsWith(CONTROL),
    );

  it('judge by other rules in accounts with a tag', async () => {
    await organization.run({ posture: dev({ [CONTROL]: { enabled: false } }) });
    expect(await judged()).toEqual([
      [`shop/eu-west-1 plain ${CONTROL}`, 'FAILED'],
    ]);
  });

  it('close what no longer is judged', async () => {
    await organization.run();
    expect(await judged()).toHaveLength(2);
    await organization.run({ posture: dev({ [CONTROL]: { enabled: false } }) });
    expect(await judged()).toHaveLength(1);
  });

  it('enable what the profile leaves out', async () => {
    await organization.run({
      posture: {
        controls: { [CONTROL]: { enabled: false } },
        ...dev({ [CONTROL]: { enabled: true, severity: 'HIGH' } }),
      },
    });
    expect(await judged()).toEqual([
      [`sandbox/eu-west-1 plain ${CONTROL}`, 'FAILED'],
    ]);
    const [finding] = await organization.store.findings.open({
      controlId: [CONTROL],
    });
    expect(finding.severity).toBe('HIGH');
  });

  it('hold accounts of an organizational unit', async () => {
    const { world: truth } = organization.simulator;
    const unit = pathOfAccount(truth, truth.accounts[2])
      .split('/')
      .find(id => id.startsWith('ou-'))!;
    await organization.run({
      posture: {
        environments: [
          {
            name: 'workloads',
            organizationalUnits: [unit],
            controls: { [CONTROL]: { enabled: false } },
          },
        ],
      },
    });
    expect(await judged()).toEqual([]);
  });

  it('collect nothing where the tags of an account cannot be read', async () => {
    organization.simulator.faults.set([
      {
        operation: 'organizations:ListTagsForResource',
        effect: { error: { code: 'AccessDeniedException', status: 400 } },
      },
    ]);
    await expect(
      organization.run({ posture: dev({ [CONTROL]: { enabled: false } }) }),
    ).rejects.toThrow('organizations:ListTagsForResource');
  });
});
