import { Workflow } from 'backstage-plugin-serverless-posture-common';
import { CollectionError } from 'backstage-plugin-serverless-posture-node';
import { chunk, groupBy } from 'lodash';
import { AwsSession } from '../../aws';
import {
  HubState,
  MOST_READ,
  MOST_WRITTEN,
  readStates,
  writeFindings,
} from '../../collection/securityHub';
import { DueWrite } from '../../store/securityHubWrites/record';
import { WriteOutcome } from '../../store/securityHubWrites/SecurityHubWritesStore';
import { judge } from './judge';
import { Place } from './placeOf';
import type { WriteBackDependencies } from './writeBack';

const MINUTE = 60_000;

/** The longest wait between two tries. */
const LONGEST_WAIT = 6 * 60 * MINUTE;

/** Tries until a write has failed, over two days. */
const MOST_ATTEMPTS = 16;

/** Writes to the findings of one source. */
export class PlaceWriter {
  private written = 0;

  /** @param place - undefined while it is not known where Security Hub is read */
  constructor(
    private readonly dependencies: WriteBackDependencies,
    private readonly aws: AwsSession,
    private readonly place: Place | undefined,
  ) {}

  /** Answers how many of the writes are in Security Hub now. */
  async write(writes: DueWrite[]): Promise<number> {
    const { place } = this;
    if (!place) {
      await this.putOff(writes, 'Security Hub was not read to its end yet');
      return 0;
    }
    for (const part of chunk(writes, MOST_WRITTEN)) {
      try {
        await this.writePart(part, place);
      } catch (error) {
        if (!(error instanceof CollectionError)) throw error;
        await this.putOff(part, error.message);
      }
    }
    return this.written;
  }

  /** Looks before it writes: there is no write on condition. */
  private async writePart(writes: DueWrite[], place: Place): Promise<void> {
    const sends: { write: DueWrite; workflow?: Workflow }[] = [];
    for (const [write, there] of await this.statesOf(writes, place)) {
      const judgement = judge(write, there);
      if ('refused' in judgement) await this.refuse(write, judgement.refused);
      else if ('written' in judgement) await this.succeed(write);
      else sends.push({ write, ...judgement.send });
    }
    // What was decided at once says the same.
    const alike = groupBy(sends, ({ write: { note, by }, workflow }) =>
      JSON.stringify([note, by, workflow]),
    );
    for (const group of Object.values(alike)) {
      await this.send(
        group.map(({ write }) => write),
        place,
        group[0].workflow,
      );
    }
  }

  private async statesOf(
    writes: DueWrite[],
    place: Place,
  ): Promise<[DueWrite, HubState | undefined][]> {
    const reader = await this.aws.reader(place);
    const found: [DueWrite, HubState | undefined][] = [];
    for (const part of chunk(writes, MOST_READ)) {
      const states = await readStates(reader, place.generation, part);
      found.push(
        ...part.map((write): (typeof found)[number] => [
          write,
          states.get(write),
        ]),
      );
    }
    return found;
  }

  private async send(
    writes: DueWrite[],
    { generation, ...where }: Place,
    workflow: Workflow | undefined,
  ): Promise<void> {
    const [{ note, by = 'serverless-posture' }] = writes;
    const event = await this.dependencies.auditor.createEvent({
      eventId: 'security-hub-write',
      severityLevel: 'medium',
      meta: {
        accountId: where.accountId,
        region: where.region,
        findings: writes.map(({ findingId }) => findingId),
        workflow,
        by,
      },
    });
    try {
      const aws = await this.aws.reader(where);
      const missed = await writeFindings(aws, generation, writes, {
        workflow,
        note,
        by,
      });
      for (const write of writes) {
        const { passing, reason } = missed.get(write) ?? {};
        if (reason === undefined) await this.succeed(write);
        else if (passing) await this.putOff([write], reason);
        else await this.settle(write, { state: 'failed', reason });
      }
      const unprocessed = [...missed].map(([{ findingId }, { reason }]) => ({
        findingId,
        reason,
      }));
      await event.success({
        meta: { written: writes.length - missed.size, unprocessed },
      });
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  private async succeed(write: DueWrite): Promise<void> {
    const { workflow } = write;
    await this.settle(write, { state: 'written', workflow });
    this.written += 1;
  }

  /** Somebody in Security Hub was faster. */
  private async refuse(write: DueWrite, reason: string): Promise<void> {
    const event = await this.dependencies.auditor.createEvent({
      eventId: 'security-hub-refuse',
      severityLevel: 'medium',
      meta: { finding: write.findingId, by: write.by },
    });
    await this.settle(write, { state: 'refused', reason });
    await event.success({ meta: { reason } });
  }

  private async putOff(writes: DueWrite[], reason: string): Promise<void> {
    const { now, logger } = this.dependencies;
    for (const write of writes) {
      const { attempts } = write;
      const wait = Math.min(LONGEST_WAIT, 2 ** attempts * MINUTE);
      const dueAt = new Date(now().getTime() + wait);
      await this.settle(
        write,
        attempts + 1 < MOST_ATTEMPTS
          ? { state: 'pending', reason, dueAt }
          : { state: 'failed', reason },
      );
    }
    logger.warn(
      `What was decided about ${writes.length} findings could not be written to Security Hub: ${reason}`,
    );
  }

  private settle(write: DueWrite, outcome: WriteOutcome): Promise<void> {
    const { store, now } = this.dependencies;
    return store.securityHubWrites.settle(write, outcome, now());
  }
}
