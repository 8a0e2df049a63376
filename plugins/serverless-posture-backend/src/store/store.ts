import { setImmediate } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import limiter from 'p-limit';
import { AccountsStore } from './accounts';
import { CheckpointsStore } from './checkpoints';
import { DecisionsStore } from './decisions/DecisionsStore';
import { ExemptionsStore } from './exemptions/ExemptionsStore';
import { ExposuresStore } from './exposures';
import { FindingsStore } from './findings/FindingsStore';
import { isPostgres } from './isPostgres';
import { OwnershipStore } from './ownership/OwnershipStore';
import { NoticesStore } from './notices/NoticesStore';
import { RefreshesStore } from './refreshes';
import { ResourcesStore } from './resources/ResourcesStore';
import { revisionOf } from './revision';
import { RunsStore } from './runs';
import { SavedViewsStore } from './savedViews/SavedViewsStore';
import { ScopesStore } from './scopes/ScopesStore';
import { SecurityHubWritesStore } from './securityHubWrites/SecurityHubWritesStore';
import { SnapshotsStore } from './snapshots';
import { TasksStore } from './tasks';
import { tuneSqlite } from './tuneSqlite';

/** How long each kind of history is kept; closed findings go with their transitions. */
export type Retention = Record<
  'snapshots' | 'transitions' | 'runs' | 'gone',
  HumanDuration
>;

/** Everything that is kept, on SQLite and PostgreSQL alike. */
export class PostureStore {
  readonly accounts: AccountsStore;
  readonly runs: RunsStore;
  readonly scopes: ScopesStore;
  readonly resources: ResourcesStore;
  readonly findings: FindingsStore;
  readonly exposures: ExposuresStore;
  readonly decisions: DecisionsStore;
  readonly exemptions: ExemptionsStore;
  readonly securityHubWrites: SecurityHubWritesStore;
  readonly savedViews: SavedViewsStore;
  readonly snapshots: SnapshotsStore;
  readonly notices: NoticesStore;
  readonly refreshes: RefreshesStore;
  readonly tasks: TasksStore;
  readonly checkpoints: CheckpointsStore;
  readonly ownership: OwnershipStore;

  /** Opens the store, and brings its tables up to date unless `runMigrations` is false. */
  static async create(options: {
    knex: Knex;
    runMigrations?: boolean;
  }): Promise<PostureStore> {
    if (options.runMigrations ?? true) {
      await options.knex.migrate.latest({
        directory: resolvePackagePath(
          'backstage-plugin-serverless-posture-backend',
          'migrations',
        ),
      });
    }
    const { knex } = options;
    await tuneSqlite(knex);
    // SQLite has one connection. Who waits for it in the pool gives up after a while; who waits for a turn doesn't.
    return new PostureStore(knex, isPostgres(knex) ? undefined : limiter(1));
  }

  private constructor(
    private readonly knex: Knex,
    private readonly turns?: ReturnType<typeof limiter>,
  ) {
    this.accounts = new AccountsStore(knex);
    this.runs = new RunsStore(knex);
    this.scopes = new ScopesStore(knex);
    this.resources = new ResourcesStore(knex);
    this.findings = new FindingsStore(knex);
    this.exposures = new ExposuresStore(knex);
    this.decisions = new DecisionsStore(knex);
    this.exemptions = new ExemptionsStore(knex);
    this.securityHubWrites = new SecurityHubWritesStore(knex);
    this.savedViews = new SavedViewsStore(knex);
    this.snapshots = new SnapshotsStore(knex);
    this.notices = new NoticesStore(knex);
    this.refreshes = new RefreshesStore(knex);
    this.tasks = new TasksStore(knex);
    this.checkpoints = new CheckpointsStore(knex);
    this.ownership = new OwnershipStore(knex);
  }

  /** What is written here is written as a whole, or not at all. */
  transaction<T>(
    work: (store: PostureStore, trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    const begin = () =>
      this.knex.transaction(trx => work(new PostureStore(trx), trx));
    if (!this.turns) return begin();
    return this.turns(async () => {
      // SQLite answers at once: without this, those that wait would follow each other, and nobody's request be heard.
      await setImmediate();
      return begin();
    });
  }

  /** Text that changes when people decide something, and when a run begins or ends. */
  async revision(): Promise<string> {
    return revisionOf(this.knex);
  }

  /** The database that several replicas can share; undefined where only this process has it. */
  get sharedDatabase(): Knex | undefined {
    return isPostgres(this.knex) ? this.knex : undefined;
  }

  /** Deletes history that is older than it is kept. */
  async retain({ now, keep }: { now: Date; keep: Retention }): Promise<void> {
    const before = (duration: HumanDuration) =>
      DateTime.fromJSDate(now, { zone: 'utc' }).minus(duration).toJSDate();
    await this.snapshots.deleteBefore(before(keep.snapshots));
    await this.ownership.deleteBefore(before(keep.snapshots));
    await this.notices.deleteBefore(before(keep.snapshots));
    await this.findings.deleteBefore(before(keep.transitions));
    await this.securityHubWrites.deleteOrphans();
    await this.decisions.deleteBefore(before(keep.transitions));
    await this.runs.deleteBefore(before(keep.runs));
    await this.resources.deleteGoneBefore(before(keep.gone));
  }
}
