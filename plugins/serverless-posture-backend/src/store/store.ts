import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { AccountsStore } from './accounts';
import { FindingsStore } from './findings/FindingsStore';
import { ResourcesStore } from './resources/ResourcesStore';
import { RunsStore } from './runs';
import { ScopesStore } from './scopes';
import { SnapshotsStore } from './snapshots';

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
  readonly snapshots: SnapshotsStore;

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
    return new PostureStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.accounts = new AccountsStore(knex);
    this.runs = new RunsStore(knex);
    this.scopes = new ScopesStore(knex);
    this.resources = new ResourcesStore(knex);
    this.findings = new FindingsStore(knex);
    this.snapshots = new SnapshotsStore(knex);
  }

  /** Deletes history that is older than it is kept. */
  async retain({ now, keep }: { now: Date; keep: Retention }): Promise<void> {
    const before = (duration: HumanDuration) =>
      DateTime.fromJSDate(now, { zone: 'utc' }).minus(duration).toJSDate();
    await this.snapshots.deleteBefore(before(keep.snapshots));
    await this.findings.deleteBefore(before(keep.transitions));
    await this.runs.deleteBefore(before(keep.runs));
    await this.resources.deleteGoneBefore(before(keep.gone));
  }
}
