import {
  BatchUpdateFindingsCommand,
  GetFindingsCommand,
} from '@aws-sdk/client-securityhub';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { startSimulator, RunningSimulator } from '../simulator';
import { clientsIn, clientsOf } from '../testing/clients';
import { smallWorld } from '../world/smallWorld';
import { WRITER_ROLE_NAME } from '../world/writer';

const SHOP = '222233334444';

describe('updates of findings', () => {
  let simulator: RunningSimulator;
  beforeEach(async () => {
    simulator = await startSimulator({
      world: smallWorld({
        accounts: [
          {
            name: 'shop',
            id: SHOP,
            findings: [
              {
                control: 'Lambda.1',
                resourceId: `arn:aws:lambda:eu-west-1:${SHOP}:function:open`,
                compliance: 'FAILED',
                updatedAt: new Date('2026-11-10T10:00:00Z'),
              },
            ],
          },
        ],
        securityHub: true,
      }),
      latency: false,
      quotas: false,
    });
  });
  afterEach(() => simulator.stop());

  const writer = async () => {
    const { world } = simulator;
    const { Credentials } = await clientsOf(simulator).sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${world.securityHubAdministratorId}:role/${WRITER_ROLE_NAME}`,
        RoleSessionName: 'test',
        ExternalId: world.externalId,
      }),
    );
    return clientsOf(simulator, {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    }).securityHub;
  };
  const found = async () =>
    (await (await writer()).send(new GetFindingsCommand({}))).Findings![0];
  const update = async (changes: { Id?: string } = {}) => {
    const { Id, ProductArn } = await found();
    return new BatchUpdateFindingsCommand({
      FindingIdentifiers: [{ Id, ProductArn, ...changes }],
      Workflow: { Status: 'SUPPRESSED' },
      Note: { Text: 'known', UpdatedBy: 'ann' },
    });
  };

  it('set workflow and note, and leave the provider its time', async () => {
    const before = await found();
    const { ProcessedFindings, UnprocessedFindings } = await (
      await writer()
    ).send(await update());
    expect([ProcessedFindings, UnprocessedFindings]).toEqual([
      [{ Id: before.Id, ProductArn: before.ProductArn }],
      [],
    ]);
    expect(await found()).toMatchObject({
      Workflow: { Status: 'SUPPRESSED' },
      Note: { Text: 'known', UpdatedBy: 'ann' },
      UpdatedAt: before.UpdatedAt,
    });
  });

  it('name what they could not do', async () => {
    const client = await writer();
    const missing = await client.send(await update({ Id: 'none' }));
    expect(missing.UnprocessedFindings).toMatchObject([
      { FindingIdentifier: { Id: 'none' }, ErrorCode: 'FindingNotFound' },
    ]);
    simulator.faults.set([
      {
        operation: 'securityhub:BatchUpdateFindings',
        effect: { unprocessed: 'ConcurrentUpdateError' },
      },
    ]);
    const answer = await client.send(await update());
    expect(answer.UnprocessedFindings).toMatchObject([
      { ErrorCode: 'ConcurrentUpdateError' },
    ]);
    expect(await found()).toMatchObject({ Workflow: { Status: 'NEW' } });
  });

  it('are not the business of the reader role', async () => {
    const { securityHub } = await clientsIn(simulator, 'shop');
    await expect(securityHub.send(await update())).rejects.toThrow(
      /BatchUpdateFindings/,
    );
  });
});
