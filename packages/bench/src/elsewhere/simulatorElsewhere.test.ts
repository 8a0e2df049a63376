import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import {
  createSimulator,
  createWorld,
  FloorOptions,
  floorSeconds,
  InProcessHandler,
  managementCredentials,
  minimumCalls,
} from 'aws-simulator';
import { VirtualTime } from '../virtualTime';
import { simulatorElsewhere } from './simulatorElsewhere';

jest.setTimeout(60_000);

const organization = { world: 'demo', seed: 1 } as const;
const world = createWorld(organization.world, organization.seed);
const now = world.today.getTime();

function clientOf(requestHandler: InProcessHandler) {
  return new STSClient({
    region: 'eu-west-1',
    requestHandler,
    credentials: {
      accessKeyId: managementCredentials.AWS_ACCESS_KEY_ID,
      secretAccessKey: managementCredentials.AWS_SECRET_ACCESS_KEY,
    },
  });
}

/** Who three calls are told that they are, and when they have heard it. */
async function ask(requestHandler: InProcessHandler, time: VirtualTime) {
  const client = clientOf(requestHandler);
  const heard: [string | undefined, number][] = [];
  for (let call = 0; call < 3; call++) {
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    heard.push([Account, time.now() - now]);
  }
  return heard;
}

it('answers from another process what it would in this one, and when', async () => {
  const time = new VirtualTime(now);
  const { requestHandler } = createSimulator({
    world,
    seed: organization.seed,
    time,
  });
  const here = await ask(requestHandler, time);
  expect(here[2][1]).toBeGreaterThan(0);

  const otherTime = new VirtualTime(now);
  const elsewhere = simulatorElsewhere(organization, otherTime);
  try {
    expect(await ask(elsewhere.requestHandler, otherTime)).toEqual(here);
  } finally {
    await elsewhere.close();
  }
});

it('knows what a run is measured by', async () => {
  const time = new VirtualTime(now);
  const { requestHandler, begin, compare, close } = simulatorElsewhere(
    organization,
    time,
  );
  try {
    // As many as the least time of one of them is taken from.
    const entered = world.accounts.length;
    const client = clientOf(requestHandler);
    for (let call = 0; call < entered; call++) {
      await client.send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${world.accounts[1].id}:role/${world.roleName}`,
          RoleSessionName: 'before',
          ExternalId: world.externalId,
        }),
      );
    }
    await begin();
    const types = new Set(['AWS::Lambda::Function']);
    const counted = { findings: true, types };
    const circumstances = { types: [...types], quotaShare: 0.5 };
    const cold = await compare({ ...circumstances, warm: false });
    expect(cold.minimumCalls).toBe(
      minimumCalls(world, world.today, counted).total,
    );
    expect(cold.floorSeconds).toBe(
      floorSeconds(world, world.today, {
        ...counted,
        quotaShare: 0.5,
        latencySeed: organization.seed,
      }),
    );
    const warm = await compare({ ...circumstances, warm: true });
    expect(warm.minimumCalls).toBeLessThan(cold.minimumCalls);
    const answered: FloorOptions['answered'] = ({ operation }) =>
      operation === 'sts:AssumeRole' ? entered : 0;
    const floor = (options: FloorOptions) =>
      floorSeconds(world, world.today, {
        ...counted,
        quotaShare: 0.5,
        latencySeed: organization.seed,
        warm: true,
        ...options,
      });
    expect(warm.floorSeconds).toBe(floor({ answered }));
    expect(warm.floorSeconds).not.toBe(floor({}));
  } finally {
    await close();
  }
});
