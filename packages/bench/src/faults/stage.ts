import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createSimulator,
  Fault,
  Served,
  Simulator,
  World,
} from 'aws-simulator';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureStore, run } from '../collector';
import { simulatedDependencies } from '../simulatedDependencies';
import { VirtualTime } from '../virtualTime';
import { bounded } from './bounded';
import { BeforeStatement, openDatabase } from './faultyDatabase';
import { repeated, Requests } from './requests';
import {
  duplicateRows,
  falseDeletes,
  falsePasses,
  lostRows,
  Snapshot,
  snapshotOf,
} from './snapshot';
import { Truth, truthOf } from './truth';

const HOUR = 3_600_000;

type Row = Awaited<ReturnType<typeof run>>;

/** How one run went. */
export interface Performance {
  /** Undefined where it threw. */
  row?: Row;
  error?: Error;
  seconds: number;
  /** Seconds from the start of the run to the last answer that an account got. */
  lastAnswer: Map<string, number>;
  answered: Map<string, number>;
}

/**
 * A simulated organization, a store and the collector between them, in virtual time. It counts what a fault makes of the
 * store, against what an undisturbed run of the same world stores.
 */
export class Stage {
  readonly time: VirtualTime;
  readonly counts = {
    falseDeletes: 0,
    falsePasses: 0,
    lostRows: 0,
    duplicateRows: 0,
    repeatedPages: 0,
  };
  /** What did not hold, in words. */
  readonly broken: string[] = [];
  /** Everything that was logged. */
  readonly log: string[] = [];
  private readonly requests = new Requests();
  private databases: Knex[] = [];
  private before?: Snapshot;
  private simulator!: Simulator;
  private lastAnswer = new Map<string, number>();
  knex!: Knex;
  store!: PostureStore;
  private hook!: { before?: BeforeStatement };

  private constructor(
    public world: World,
    private readonly profile: Profile,
    private readonly folder: string,
  ) {
    this.time = new VirtualTime(world.today.getTime());
    this.become(world);
  }

  /** @param profile - the controls that are enabled, and with them what is read */
  static async open(world: World, profile: Profile): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'posture-faults-'));
    const stage = new Stage(world, profile, folder);
    await stage.connect();
    return stage;
  }

  async close(): Promise<void> {
    await this.disconnect();
    await rm(this.folder, { recursive: true });
  }

  /** The file of the database. */
  get filename(): string {
    return join(this.folder, 'posture.sqlite');
  }

  private async connect(): Promise<void> {
    Object.assign(this, await this.anotherProcess());
  }

  /** Leaves the database, whose file is whole then. */
  async disconnect(): Promise<void> {
    for (const knex of this.databases) await knex.destroy();
    this.databases = [];
  }

  /** Stores what an undisturbed run of this world has stored. */
  async fill(): Promise<void> {
    const { database, snapshot, at } = await this.truth();
    await this.disconnect();
    await writeFile(this.filename, database);
    await this.connect();
    await this.time.sleep(at - this.time.now());
    this.before = snapshot;
  }

  /** Stores nothing any more, as before the first run. */
  async empty(): Promise<void> {
    await this.disconnect();
    await rm(this.filename);
    await this.connect();
    this.before = undefined;
  }

  /** Another process beside the first: the same database, on a connection of its own. */
  async anotherProcess() {
    const { knex, hook } = openDatabase(this.filename);
    this.databases.push(knex);
    return { knex, hook, store: await PostureStore.create({ knex }) };
  }

  /** From now on, AWS shows another world; nothing of it is disturbed. */
  become(world: World): void {
    this.world = world;
    this.simulator = createSimulator({
      world,
      time: this.time,
      onAnswer: ({ accountId }: Served) =>
        this.lastAnswer.set(accountId, this.time.now()),
    });
    this.simulator.clock.set(new Date(this.time.now()));
    this.requests.goTo(this.simulator.requestHandler);
  }

  /** What goes wrong at AWS from now on. */
  set faults(faults: Fault[]) {
    this.simulator.faults.set(faults);
  }

  /** What goes wrong in the database from now on. */
  set beforeStatement(before: BeforeStatement | undefined) {
    this.hook.before = before;
  }

  /** What an undisturbed run of this world stores, and asks for. */
  truth(): Promise<Truth> {
    return truthOf(this.world, this.profile);
  }

  idOf(name: string): string {
    return this.world.accounts.find(one => one.name === name)!.id;
  }

  /** Notes what must hold and doesn't. */
  that(holds: boolean, what: string): void {
    if (!holds) this.broken.push(what);
  }

  dependencies(store = this.store): Parameters<typeof run>[0] {
    const note = (message: string) => {
      this.log.push(message);
    };
    const logger = {
      error: note,
      warn: note,
      info: note,
      debug: note,
      child: () => logger,
    };
    return simulatedDependencies({
      world: this.world,
      time: this.time,
      requestHandler: this.requests.handler,
      profile: this.profile,
      quotaShare: 0.5,
      store,
      logger,
    });
  }

  /** Answers since the last run, or since this was last asked. */
  takeAnswered(): Map<string, number> {
    return this.requests.take();
  }

  /** Every row of every table, as text. */
  async everyText(): Promise<string[]> {
    const tables: { name: string }[] = await this.knex('sqlite_master')
      .where('type', 'table')
      .select('name');
    const rows = await Promise.all(
      tables.map(({ name }) => this.knex(name).select('*')),
    );
    return rows.flat().map(row => JSON.stringify(row));
  }

  snapshot(): Promise<Snapshot> {
    return snapshotOf(this.knex);
  }

  /** Waits for what must come to an end, and says where it doesn't. */
  bounded<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { time, requests } = this;
    return bounded(work, { time, calls: () => requests.made });
  }

  /** One run, an hour after the one before. */
  async run(): Promise<Performance> {
    await this.bounded(() => this.time.sleep(HOUR));
    const started = this.time.now();
    this.requests.take();
    this.lastAnswer = new Map();
    const ended = await this.bounded(signal =>
      run(this.dependencies(), { trigger: 'manual', signal }).then(
        row => ({ row }),
        error => ({ error }),
      ),
    );
    return {
      ...ended,
      seconds: (this.time.now() - started) / 1000,
      lastAnswer: new Map(
        [...this.lastAnswer].map(([id, at]) => [id, (at - started) / 1000]),
      ),
      answered: this.requests.take(),
    };
  }

  /** Notes where a run did not come to the end that an undisturbed one comes to. */
  async asUsual(
    what: string,
    { row, error }: Pick<Performance, 'row' | 'error'>,
  ) {
    const { performance } = await this.truth();
    const state = row?.state ?? `an ${error}`;
    this.that(
      state === performance.row?.state,
      `${what} is ${state} instead of ${performance.row?.state}`,
    );
  }

  /** A run in which these things go wrong; counts what it must not have done. */
  async disturbed(
    faults: Fault[],
    before?: BeforeStatement,
  ): Promise<Performance> {
    this.faults = faults;
    this.beforeStatement = before;
    const performance = await this.run();
    this.faults = [];
    this.beforeStatement = undefined;
    await this.count(performance);
    return performance;
  }

  /** Counts what a run must not have done. */
  async count({ answered }: Pick<Performance, 'answered'>): Promise<void> {
    const truth = await this.truth();
    const found = await this.snapshot();
    this.tally('falsePasses', falsePasses(found, truth.snapshot));
    if (this.before)
      this.tally(
        'falseDeletes',
        falseDeletes(found, this.before, truth.snapshot),
      );
    this.counts.repeatedPages += repeated(answered, truth.performance.answered);
    this.before = found;
  }

  /** Counts what is wrong, and names some of it. */
  private tally(kind: keyof Stage['counts'], wrong: string[]): void {
    this.counts[kind] += wrong.length;
    this.that(
      wrong.length === 0,
      `${kind}: ${wrong.slice(0, 3).join('; ')}${
        wrong.length > 3 ? '; …' : ''
      }`,
    );
  }

  /** Undisturbed again: after so many runs, the store must be as if nothing had happened. */
  async quiesce(runs = 1): Promise<void> {
    for (let i = 0; i < runs; i++) {
      const performance = await this.run();
      if (i + 1 === runs) await this.asUsual('the run after it', performance);
    }
    const { snapshot } = await this.truth();
    const found = await this.snapshot();
    this.tally('falsePasses', falsePasses(found, snapshot));
    this.tally('lostRows', lostRows(found, snapshot));
    this.tally('duplicateRows', duplicateRows(found, snapshot));
    this.before = found;
  }

  /** The usual course: it goes wrong at once, is over, goes wrong on what is stored, and is over. */
  async suffer(
    faults: Fault[],
    before?: () => BeforeStatement,
  ): Promise<[cold: Performance, warm: Performance]> {
    const cold = await this.disturbed(faults, before?.());
    await this.quiesce();
    const warm = await this.disturbed(faults, before?.());
    await this.quiesce();
    return [cold, warm];
  }
}
