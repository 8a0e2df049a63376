import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { durationToMilliseconds } from '@backstage/types';
import { Collector } from 'backstage-plugin-serverless-posture-node';
import { AwsSession } from '../../aws';
import { collectorsFor } from '../../collection/collectors';
import { EventsConfiguration } from '../../collection/configuration';
import { FindingsSourceState } from '../../collection/securityHub';
import { resourceTypesRead } from '../../controls/catalogue';
import { LeaseLostError } from '../../store/tasks';
import { Attributor } from '../attributor';
import { openAws } from '../openAws';
import { RunDependencies } from '../run';
import { MalformedEventError, readChangeEvent } from './changeEvent';
import { EventMeasures, EventOutcome } from './measureEvents';
import { PendingRefreshes, Reading } from './PendingRefreshes';
import { refreshAccount } from './refreshAccount';
import { findingsTarget } from './refreshFindings';
import { Target, targetsOf } from './targets';

/** Accounts that are refreshed at once. */
const PARALLEL = 4;

/** A session is kept while events come, no longer than its credentials hold: its buckets know what they have given. */
const SESSION_MS = 50 * 60_000;

/** After which time a session is closed where no events come. */
const IDLE_MS = 5 * 60_000;

/** How long it is believed where findings are read. */
const SOURCES_MS = 60_000;

/** A way into AWS, and since when. */
interface Session {
  aws: Promise<AwsSession>;
  openedAt: number;
}

/**
 * Takes events of changes, waits a little for further ones, and lets the accounts be brought up to date. What waits is kept
 * in this process alone: whatever is lost, the next run reads.
 */
export class EventFeed {
  private readonly holder = randomUUID();
  private readonly collectors: readonly Collector[];
  private readonly pending: PendingRefreshes;
  private readonly controller = new AbortController();
  private readonly active = new Set<Promise<void>>();
  private session?: Session;
  private sources?: { all: Promise<FindingsSourceState[]>; at: number };
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly dependencies: RunDependencies,
    private readonly options: {
      events: EventsConfiguration;
      attributor: Attributor;
      measures: EventMeasures;
    },
  ) {
    const { collectors, controls } = dependencies;
    this.collectors = collectorsFor(collectors, resourceTypesRead(controls));
    this.pending = new PendingRefreshes(
      durationToMilliseconds(options.events.window),
    );
    // Every call that waits for its turn listens.
    setMaxListeners(0, this.controller.signal);
  }

  /** Takes an event as it was delivered. Never throws: an event that can't be read says so in the log, and in the metrics. */
  async receive(payload: unknown): Promise<void> {
    const { measures } = this.options;
    try {
      measures.event(await this.take(payload));
    } catch (error) {
      const isMalformed = error instanceof MalformedEventError;
      measures.event(isMalformed ? 'malformed' : 'failed');
      this.dependencies.logger.warn(
        `An event of a change could not be read: ${(error as Error).message}`,
      );
    }
    this.wake();
  }

  /** Works no more; what waits is left to the next run. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.controller.abort();
    await Promise.allSettled([...this.active]);
    await this.close();
  }

  private async take(payload: unknown): Promise<EventOutcome> {
    const event = readChangeEvent(payload);
    if (event.kind === 'ignored') return 'ignored';
    if (event.kind === 'call') {
      return this.add(targetsOf(event, this.collectors), 'ignored');
    }
    const target = findingsTarget(event, await this.findingsSources());
    return this.add(target ? [target] : [], 'unknown');
  }

  private add(targets: readonly Target[], none: EventOutcome): EventOutcome {
    const outcomes = targets.map(target => this.pending.add(target));
    if (outcomes.length === 0) return none;
    if (outcomes.includes('overflow')) return 'overflow';
    return outcomes.includes('added') ? 'accepted' : 'coalesced';
  }

  /** They change when a run finds others; many events ask for them. */
  private async findingsSources(): Promise<FindingsSourceState[]> {
    const { store } = this.dependencies;
    if (!this.sources || Date.now() - this.sources.at > SOURCES_MS) {
      const all = store.findings.sources.all();
      this.sources = { all, at: Date.now() };
      all.catch(() => {
        this.sources = undefined;
      });
    }
    return this.sources.all;
  }

  /** Begins what is due where there are free hands, and comes again for what is not. */
  private wake(): void {
    clearTimeout(this.timer);
    if (this.controller.signal.aborted) return;
    for (const { accountId, readings } of this.pending.take(
      PARALLEL - this.active.size,
    )) {
      const done = this.refresh(accountId, readings).finally(async () => {
        this.active.delete(done);
        if (this.active.size === 0 && this.isSessionOld()) await this.close();
        this.wake();
      });
      this.active.add(done);
    }
    const isBusy = this.active.size >= PARALLEL;
    const { next = Date.now() + IDLE_MS } = this.pending;
    if (isBusy || (!this.session && this.pending.size === 0)) return;
    this.timer = setTimeout(() => {
      if (this.pending.size === 0 && this.active.size === 0) this.close();
      else this.wake();
    }, Math.max(0, next - Date.now()));
    this.timer.unref();
  }

  private async refresh(
    accountId: string,
    readings: readonly Reading[],
  ): Promise<void> {
    const { dependencies, collectors, holder, controller } = this;
    const { measures, attributor } = this.options;
    const startedAt = Date.now();
    const ended = (outcome: Parameters<EventMeasures['refresh']>[0]) => {
      const took = Date.now() - startedAt;
      this.pending.end(accountId, took);
      measures.refresh(outcome, took / 1000);
    };
    try {
      const refreshed = await refreshAccount(accountId, readings, {
        ...dependencies,
        aws: await this.open(),
        collectors,
        attributor,
        holder,
        signal: controller.signal,
      });
      if (refreshed?.unknown) measures.event('unknown', refreshed.unknown);
      if (!refreshed) this.pending.putBack(accountId, readings);
      ended(refreshed ? 'done' : 'put-back');
    } catch (error) {
      if (controller.signal.aborted) return;
      if (error instanceof LeaseLostError) {
        this.pending.putBack(accountId, readings);
        ended('put-back');
        return;
      }
      ended('failed');
      dependencies.logger.warn(
        `Account ${accountId} could not be refreshed, the next run reads it: ${error}`,
      );
    }
  }

  private open(): Promise<AwsSession> {
    const { dependencies, collectors, controller } = this;
    this.session ??= {
      aws: openAws({ ...dependencies, collectors, signal: controller.signal }),
      openedAt: Date.now(),
    };
    return this.session.aws;
  }

  private isSessionOld(): boolean {
    const { openedAt = Date.now() } = this.session ?? {};
    return Date.now() - openedAt > SESSION_MS;
  }

  private async close(): Promise<void> {
    const { session } = this;
    this.session = undefined;
    await session?.aws.then(
      aws => aws.destroy(),
      () => undefined,
    );
  }
}
