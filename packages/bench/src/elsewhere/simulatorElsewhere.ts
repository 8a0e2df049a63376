import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { Answer, inProcess, InProcessHandler } from 'aws-simulator';
import { Organization } from '../organization';
import type { VirtualTime } from '../virtualTime';
import type {
  Answered,
  Circumstances,
  Comparison,
  Question,
  Reply,
  Task,
} from './messages';

/** A simulated organization in another process, which also knows what its runs are compared with. */
export interface SimulatorElsewhere {
  requestHandler: InProcessHandler;
  /** A run begins. */
  begin(): Promise<void>;
  /** What the run that has ended is measured by. */
  compare(circumstances: Circumstances): Promise<Comparison>;
  close(): Promise<void>;
}

/**
 * A simulator in a process of its own, so that neither its memory nor its processor time counts as the collector's. It
 * shares our virtual time: an answer arrives as much later as it takes in simulation. Injects no faults.
 */
export function simulatorElsewhere(
  { world, seed, lane, accounts }: Organization,
  time: VirtualTime,
): SimulatorElsewhere {
  const organization: Organization = { world, seed, lane, accounts };
  const child = fork(
    resolve(__dirname, '../../bin/simulate'),
    [JSON.stringify(organization)],
    {
      serialization: 'advanced',
      execArgv: ['--disable-warning=NodeVersionSupportWarning'],
    },
  );
  const asked = new Map<
    number,
    { answered(result: unknown): void; failed(error: Error): void }
  >();
  let questions = 0;
  child.on('message', ({ id, result }: Reply) => {
    asked.get(id)?.answered(result);
    asked.delete(id);
  });
  const exited = new Promise<void>(done =>
    child.once('exit', code => {
      for (const { failed } of asked.values())
        failed(new Error(`the simulator ended with ${code}`));
      done();
    }),
  );

  async function ask<Result extends Reply['result']>(
    task: Task,
  ): Promise<Result> {
    const result = await time.during(
      new Promise<unknown>((answered, failed) => {
        const id = questions++;
        asked.set(id, { answered, failed });
        const question: Question = { id, task };
        child.send(question);
      }),
    );
    return result as Result;
  }

  const answer: Answer = async request => {
    const now = time.now();
    const { response, milliseconds } = await ask<Answered>({
      kind: 'answer',
      now,
      request: { ...request, query: String(request.query) },
    });
    await time.sleep(now + milliseconds - time.now());
    return response;
  };
  return {
    requestHandler: inProcess(answer),
    begin: () => ask<undefined>({ kind: 'begin', now: time.now() }),
    compare: circumstances =>
      ask({ kind: 'compare', now: time.now(), ...circumstances }),
    async close() {
      child.disconnect();
      await exited;
    },
  };
}
