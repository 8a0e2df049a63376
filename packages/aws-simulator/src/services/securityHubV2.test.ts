import {
  DescribeHubCommand,
  DescribeSecurityHubV2Command,
  GetFindingsV2Command,
} from '@aws-sdk/client-securityhub';
import { RunningSimulator, startSimulator } from '../simulator';
import { clientsIn } from '../testing/clients';
import { smallWorld } from '../world/smallWorld';

const SHOP = '222233334444';

let simulator: RunningSimulator;
beforeAll(async () => {
  simulator = await startSimulator({
    world: smallWorld({
      securityHub: 'V2',
      accounts: [
        {
          name: 'shop',
          id: SHOP,
          findings: [1, 2, 3].map(i => ({
            control: i === 3 ? 'S3.8' : 'Lambda.1',
            resourceId: `arn:aws:lambda:eu-west-1:${SHOP}:function:f-${i}`,
            compliance: i === 1 ? 'FAILED' : 'PASSED',
            updatedAt: new Date(`2026-11-0${i}T00:00:00Z`),
          })),
        },
        { name: 'plain', securityHub: false },
      ],
    }),
    latency: false,
    quotas: false,
  });
});
afterAll(() => simulator.stop());

describe('the unified Security Hub', () => {
  it('answers the administrator with the findings of its members, page by page', async () => {
    const { securityHub } = await clientsIn(simulator, 'security');
    const ids: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await securityHub.send(
        new GetFindingsV2Command({ MaxResults: 2, NextToken }),
      );
      for (const finding of page.Findings ?? [])
        ids.push((finding as any).finding_info.uid);
      NextToken = page.NextToken;
    } while (NextToken);
    expect(new Set(ids).size).toBe(3);
  });

  it('filters as it is asked', async () => {
    const { securityHub } = await clientsIn(simulator, 'shop');
    const { Findings } = await securityHub.send(
      new GetFindingsV2Command({
        Filters: {
          CompositeFilters: [
            {
              StringFilters: [
                {
                  FieldName: 'resources.type',
                  Filter: { Value: 'AWS::Lambda', Comparison: 'PREFIX' },
                },
              ],
            },
            {
              DateFilters: [
                {
                  FieldName: 'finding_info.modified_time_dt',
                  Filter: {
                    Start: '2026-11-02T00:00:00Z',
                    End: '2026-11-09T00:00:00Z',
                  },
                },
              ],
            },
            {
              NumberFilters: [{ FieldName: 'status_id', Filter: { Eq: 4 } }],
            },
          ],
          CompositeOperator: 'AND',
        },
      }),
    );
    expect(Findings).toMatchObject([
      {
        cloud: { account: { uid: SHOP }, region: 'eu-west-1' },
        compliance: { control: 'Lambda.1', status: 'Pass', status_id: 1 },
        severity: 'Informational',
      },
    ]);
  });

  it('refuses filters that it does not know', async () => {
    const { securityHub } = await clientsIn(simulator, 'shop');
    await expect(
      securityHub.send(
        new GetFindingsV2Command({
          Filters: {
            CompositeFilters: [
              {
                BooleanFilters: [
                  {
                    FieldName: 'vulnerabilities.is_fix_available',
                    Filter: { Value: true },
                  },
                ],
              },
            ],
          },
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('is another service than Security Hub CSPM, and may be off', async () => {
    const shop = await clientsIn(simulator, 'shop');
    await expect(
      shop.securityHub.send(new DescribeHubCommand({})),
    ).rejects.toMatchObject({ name: 'InvalidAccessException' });
    expect(
      (await shop.securityHub.send(new DescribeSecurityHubV2Command({})))
        .HubV2Arn,
    ).toContain(SHOP);
    const plain = await clientsIn(simulator, 'plain');
    await expect(
      plain.securityHub.send(new DescribeSecurityHubV2Command({})),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
