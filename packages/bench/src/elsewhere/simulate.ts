import { createSimulator, Served } from 'aws-simulator';
import { Organization, worldOf } from '../organization';
import type { Question, Reply } from './messages';

/** The other end of {@link simulatorElsewhere}: answers one question after the other, and at once. */
export function main(task: string) {
  const organization = JSON.parse(task) as Organization;
  let now = 0;
  let milliseconds = 0;
  let served: Served | undefined;
  const world = worldOf(organization);
  const { answer } = createSimulator({
    world,
    seed: organization.seed,
    time: {
      now: () => now || world.today.getTime(),
      // Whoever asks waits.
      async sleep(more) {
        milliseconds += more;
      },
    },
    onAnswer({ operation, accountId, region }) {
      served = { operation, accountId, region };
    },
  });
  let last = Promise.resolve();
  process.on('message', ({ id, now: asked, request }: Question) => {
    last = last.then(async () => {
      now = asked;
      milliseconds = 0;
      served = undefined;
      const query = new URLSearchParams(request.query);
      const response = await answer({ ...request, query });
      const reply: Reply = { id, response, milliseconds, served };
      process.send!(reply);
    });
  });
}
