import { TestDatabases } from '@backstage/backend-test-utils';
import { startPostureBackend, TestBackend } from '../__testUtils__/backend';
import { expectDescribed } from '../__testUtils__/openapi';
import { toImported } from '../collection/securityHub';
import { ACCOUNT, day } from '../store/__testUtils__/builders';
import { accountFixture } from '../store/__testUtils__/fixture';
import { securityHubFindingId } from '../store/ids';
import { PostureStore } from '../store/store';

jest.setTimeout(60_000);

const ARN = `arn:aws:securityhub:eu-west-1:${ACCOUNT}:security-control/Lambda.1/finding/1`;
const ID = securityHubFindingId(ARN);

const imported = toImported({
  id: ARN,
  target: {
    id: ARN,
    product: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
  },
  accountId: ACCOUNT,
  region: 'eu-west-1',
  securityControlId: 'Lambda.1',
  title: 'Lambda function policies should prohibit public access',
  severity: 'CRITICAL',
  recordState: 'ACTIVE',
  complianceStatus: 'FAILED',
  workflow: 'NEW',
  resourceArn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:elsewhere`,
  resourceType: 'AwsLambdaFunction',
});

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('a decision about a finding of Security Hub', () => {
  let backend: TestBackend;
  let own: string;

  const start = async (enabled: boolean) => {
    const knex = await databases.init('SQLITE_3');
    const store = await PostureStore.create({ knex });
    await accountFixture(store);
    [{ id: own }] = await store.findings.open({ source: ['POSTURE'] });
    await store.findings.importSecurityHub({
      now: day(1),
      findings: [imported],
    });
    backend = await startPostureBackend({
      config: {
        serverlessPosture: { securityHub: { writeBack: { enabled } } },
      },
      knex,
    });
  };
  afterEach(() => backend.stop());

  const writeBackOf = async (id = ID) => {
    const response = await backend.get(`/findings/${id}`);
    expectDescribed('get', '/findings/{id}', response);
    return response.body.writeBack;
  };
  const decide = (body: object) =>
    backend.send('post', '/findings/decide', { ids: [ID, own], ...body });

  it('waits to be written to it, and is taken back before it is', async () => {
    await start(true);
    expect(await writeBackOf()).toEqual({ state: 'none' });
    const { body } = await decide({ workflow: 'NOTIFIED' });
    expect(body.decided).toBe(2);
    expect(await writeBackOf()).toEqual({
      state: 'pending',
      workflow: 'NOTIFIED',
      at: expect.any(String),
    });
    expect(await writeBackOf(own)).toBeUndefined();
    await backend.post(`/findings/decisions/${body.batch}/undo`);
    expect(await writeBackOf()).toEqual({ state: 'none' });
    expect((await backend.get('/rights')).body.writeBack).toBe(true);
  });

  it('waits with the exemption that covers it', async () => {
    await start(true);
    const asked = await backend.send('post', '/exemptions', {
      scope: 'finding',
      scopeRef: ID,
      reason: 'a public webhook',
      expiresAt: new Date(Date.now() + 864e5).toISOString(),
    });
    const exempt = (verb: string) =>
      backend.send(
        'post',
        `/exemptions/${asked.body.id}/${verb}`,
        {},
        'user:default/other',
      );
    expect((await exempt('approve')).status).toBe(200);
    expect(await writeBackOf()).toMatchObject({
      state: 'pending',
      workflow: 'SUPPRESSED',
    });
    expect((await exempt('revoke')).status).toBe(200);
    expect(await writeBackOf()).toEqual({ state: 'none' });
  });

  it('stays with us unless the configuration says otherwise', async () => {
    await start(false);
    await decide({ workflow: 'NOTIFIED' });
    expect(await writeBackOf()).toBeUndefined();
    expect((await backend.get('/rights')).body.writeBack).toBe(false);
  });
});
