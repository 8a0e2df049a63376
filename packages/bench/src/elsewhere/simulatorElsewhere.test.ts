import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  createSimulator,
  createWorld,
  InProcessHandler,
  managementCredentials,
} from 'aws-simulator';
import { VirtualTime } from '../virtualTime';
import { simulatorElsewhere } from './simulatorElsewhere';

jest.setTimeout(60_000);

const organization = { world: 'demo', seed: 1 } as const;
const world = createWorld(organization.world, organization.seed);
const now = world.today.getTime();

/** Who three calls are told that they are, and when they have heard it. */
async function ask(requestHandler: InProcessHandler, time: VirtualTime) {
  const client = new STSClient({
    region: 'eu-west-1',
    requestHandler,
    credentials: {
      accessKeyId: managementCredentials.AWS_ACCESS_KEY_ID,
      secretAccessKey: managementCredentials.AWS_SECRET_ACCESS_KEY,
    },
  });
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

  const served: string[] = [];
  const otherTime = new VirtualTime(now);
  const elsewhere = simulatorElsewhere(organization, otherTime, answer =>
    served.push(answer.operation),
  );
  try {
    expect(await ask(elsewhere.requestHandler, otherTime)).toEqual(here);
    expect(served).toEqual(Array(3).fill('sts:GetCallerIdentity'));
  } finally {
    await elsewhere.close();
  }
});
