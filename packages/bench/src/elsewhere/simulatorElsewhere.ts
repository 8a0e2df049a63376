import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import {
  Answer,
  inProcess,
  InProcessHandler,
  Served,
  WireResponse,
} from 'aws-simulator';
import { Organization } from '../organization';
import type { VirtualTime } from '../virtualTime';
import type { Question, Reply } from './messages';

/**
 * A simulator in a process of its own, so that neither its memory nor its processor time counts as the collector's. It
 * shares our virtual time: an answer arrives as much later as it takes in simulation. Injects no faults.
 */
export function simulatorElsewhere(
  { world, seed, lane, accounts }: Organization,
  time: VirtualTime,
  /** Told of every answer of an operation when it arrives; not of refusals. */
  onAnswer: (answer: Served) => void,
): { requestHandler: InProcessHandler; close(): Promise<void> } {
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
    { answered(reply: Reply): void; failed(error: Error): void }
  >();
  let questions = 0;
  child.on('message', (reply: Reply) => {
    asked.get(reply.id)?.answered(reply);
    asked.delete(reply.id);
  });
  const exited = new Promise<void>(done =>
    child.once('exit', code => {
      for (const { failed } of asked.values())
        failed(new Error(`the simulator ended with ${code}`));
      done();
    }),
  );

  const answer: Answer = async ({ query, ...request }) => {
    const began = time.now();
    const { response, milliseconds, served } = await time.during(
      new Promise<Reply>((answered, failed) => {
        const id = questions++;
        asked.set(id, { answered, failed });
        const question: Question = {
          id,
          now: began,
          request: { ...request, query: String(query) },
        };
        child.send(question);
      }),
    );
    await time.sleep(began + milliseconds - time.now());
    if (served) onAnswer(served);
    return response as WireResponse | undefined;
  };
  return {
    requestHandler: inProcess(answer),
    async close() {
      child.disconnect();
      await exited;
    },
  };
}
