import {
  createSimulator,
  floorSeconds,
  minimumCalls,
  Served,
} from 'aws-simulator';
import { AnsweredBefore } from '../answeredBefore';
import { CompletedByAccount } from '../fairness';
import { Organization, worldOf } from '../organization';
import type {
  Answered,
  Circumstances,
  Comparison,
  Question,
  Reply,
  Task,
} from './messages';

/** The other end of {@link simulatorElsewhere}: does one task after the other, and at once. */
export function main(argument: string) {
  const { seed, ...organization } = JSON.parse(argument) as Organization;
  const world = worldOf({ seed, ...organization });
  let now = world.today.getTime();
  let milliseconds = 0;
  let served: Served | undefined;
  const { answer } = createSimulator({
    world,
    seed,
    time: {
      now: () => now,
      // Whoever asks waits.
      async sleep(more) {
        milliseconds += more;
      },
    },
    // Not told of refusals.
    onAnswer(one) {
      served = one;
    },
  });
  const before = new AnsweredBefore();
  const completed = new CompletedByAccount({ now: () => now + milliseconds });

  async function answered({
    request,
  }: Extract<Task, { kind: 'answer' }>): Promise<Answered> {
    served = undefined;
    const query = new URLSearchParams(request.query);
    const response = await answer({ ...request, query });
    if (served) {
      before.count(served);
      completed.count(served);
    }
    return { response, milliseconds };
  }

  function compare({ types, quotaShare, warm }: Circumstances): Comparison {
    const counted = { findings: true, types: new Set(types), warm };
    return {
      minimumCalls: minimumCalls(world, world.today, counted).total,
      floorSeconds: floorSeconds(world, world.today, {
        ...counted,
        quotaShare,
        latencySeed: seed,
        ...(warm ? { answered: before.of } : {}),
      }),
      fairness: completed.fairness(),
    };
  }

  async function perform(task: Task): Promise<Reply['result']> {
    now = task.now;
    milliseconds = 0;
    switch (task.kind) {
      case 'answer':
        return answered(task);
      case 'begin':
        before.start();
        completed.start();
        return undefined;
      default:
        return compare(task);
    }
  }

  let last = Promise.resolve();
  process.on('message', ({ id, task }: Question) => {
    last = last.then(async () => {
      const reply: Reply = { id, result: await perform(task) };
      process.send!(reply);
    });
  });
}
