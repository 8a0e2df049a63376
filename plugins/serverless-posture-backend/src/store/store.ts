import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { AccountsStore } from './accounts';
import { FindingsStore } from './findings/FindingsStore';
import { daysBefore } from './moments';
import { ResourcesStore } from './resources/ResourcesStore';
import { RunsStore } from './runs';
import { ScopesStore } from './scopes';
import { SnapshotsStore } from './snapshots';

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

  /** Deletes history older than so many days: snapshots, transitions, closed findings, gone resources, runs. */
  async retain({ now, days }: { now: Date; days: number }): Promise<void> {
    const before = daysBefore(now, days);
    await this.snapshots.retain({ now, days });
    await this.findings.deleteBefore(before);
    await this.resources.deleteGoneBefore(before);
    await this.runs.deleteBefore(before);
  }
}
