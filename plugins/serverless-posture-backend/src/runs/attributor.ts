import { LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import limiter from 'p-limit';
import { OwnershipConfiguration } from '../collection/configuration';
import { attributeAll } from '../ownership/attributeAll';
import { CatalogIndex, indexCatalog } from '../ownership/catalog';
import { RunDependencies } from './run';

/** What attribution works with. */
export interface AttributorOptions
  extends Pick<RunDependencies, 'store' | 'entities'> {
  configuration: { ownership: OwnershipConfiguration };
  logger: Pick<LoggerService, 'info' | 'warn'>;
}

/**
 * Says whom stored resources belong to: at the end of a run, when the catalog changed, and when somebody decided about
 * some. One pass at a time in a process; several processes write the same.
 */
export class Attributor {
  private readonly oneAtATime = limiter(1);
  private known?: { index: CatalogIndex; at: number };
  /** The catalog and the run that the last complete pass went by. */
  private done?: string;

  constructor(private readonly options: AttributorOptions) {}

  /** Attributes everything anew by the catalog as it is now; answers how many resources changed. */
  async all(): Promise<number> {
    return this.oneAtATime(async () => this.pass(await this.readCatalog()));
  }

  /** Attributes what some accounts have, at once: the catalog may be as old as the time between two refreshes. */
  async accounts(accountIds: string[]): Promise<number> {
    return this.oneAtATime(async () => {
      const { refresh } = this.options.configuration.ownership;
      const isFresh =
        this.known &&
        Date.now() - this.known.at < durationToMilliseconds(refresh);
      const index = isFresh ? this.known!.index : await this.readCatalog();
      return this.pass(index, accountIds);
    });
  }

  /** Attributes everything where the catalog changed since the last time, or a run ended; answers how many resources changed. */
  async refresh(): Promise<number> {
    return this.oneAtATime(async () => {
      const index = await this.readCatalog();
      const [run] = await this.options.store.runs.latest(1);
      const state = `${index?.fingerprint} ${run?.id} ${run?.endedAt}`;
      if (state === this.done) return 0;
      const changed = await this.pass(index);
      this.done = state;
      return changed;
    });
  }

  private async pass(
    index: CatalogIndex | undefined,
    accountIds?: string[],
  ): Promise<number> {
    if (!index) return 0;
    const { store, configuration, logger } = this.options;
    const changed = await attributeAll(
      store,
      index,
      configuration.ownership,
      accountIds,
    );
    if (changed > 0) logger.info(`${changed} resources changed their owner`);
    return changed;
  }

  /** Undefined where there is no catalog, or nothing in it yet: that is no reason to take everything from everybody. */
  private async readCatalog(): Promise<CatalogIndex | undefined> {
    const { entities, logger } = this.options;
    if (!entities) return undefined;
    const index = await indexCatalog(entities());
    if (index.owners.size === 0) {
      logger.warn(
        'The catalog has no entities: resources keep the owners that they have',
      );
      return undefined;
    }
    if (index.fingerprint !== this.known?.index.fingerprint) {
      for (const problem of index.claims.problems) logger.warn(problem);
    }
    this.known = { index, at: Date.now() };
    return index;
  }
}
