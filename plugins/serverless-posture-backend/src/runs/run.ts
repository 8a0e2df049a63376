import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  Collector,
} from 'backstage-plugin-serverless-posture-node';
import { groupBy, uniq } from 'lodash';
import { AwsSessionOptions } from '../aws';
import { collectorsFor } from '../collection/collectors';
import { PostureConfiguration } from '../collection/configuration';
import { resourceTypesRead } from '../controls/catalogue';
import { attributeAll } from '../ownership/attributeAll';
import { indexCatalog } from '../ownership/catalog';
import { takeSnapshots } from '../scorecards/takeSnapshots';
import { PostureStore } from '../store/store';
import { RunRow, ScopeRow } from '../store/types';
import { allDone } from './allDone';
import { collectAccount } from './collectAccount';
import { discover, discoveryFailure } from './discover';
import { importSecurityHub } from './importSecurityHub';
import { judgeAccount } from './judgeAccount';
import { RunLedger } from './ledger';
import { openAws } from './openAws';
import { RunProgress } from './progress';

/** What a run works with. */
export interface RunDependencies {
  config: Config;
  configuration: PostureConfiguration;
  logger: LoggerService;
  store: PostureStore;
  /** The enabled controls. */
  controls: readonly AnyControl[];
  collectors: readonly Collector[];
  /** What attribution reads of the catalog; without it nothing is attributed. */
  entities?: () => AsyncIterable<Entity[]>;
  now(): Date;
  /** Another way to AWS, or another clock, than the configuration's; for simulations. */
  aws?: Partial<AwsSessionOptions>;
  onProgress?(progress: RunProgress): void;
}

/**
 * One pass over the organization, the whole way of the data: discover → collect → judge → import → attribute → snapshot.
 * Answers how it went; throws, after it wrote down why, where not even the accounts could be listed.
 */
export async function run(
  dependencies: RunDependencies,
  options: {
    trigger: RunRow['trigger'];
    signal?: AbortSignal;
    onStart?(row: RunRow): void;
  },
): Promise<RunRow> {
  const { configuration, controls, store, entities, now } = dependencies;
  const collectors = collectorsFor(
    dependencies.collectors,
    resourceTypesRead(controls),
  );
  const aws = await openAws({
    ...dependencies,
    collectors,
    signal: options.signal,
  });
  const ledger = await RunLedger.open(
    dependencies,
    options.trigger,
    () => aws.counts,
  );
  options.onStart?.(ledger.row);
  const context = {
    ...dependencies,
    aws,
    collectors,
    ledger,
    signal: options.signal,
  };
  try {
    const { organization, trusted, scopes, regionsUnknown } = await discover(
      aws,
      configuration,
      collectors,
      regionsOf(await store.scopes.current()),
    ).catch(error => {
      throw discoveryFailure(error);
    });
    // What discovery did not find out because we hang up must not look like Regions that are gone.
    options.signal?.throwIfAborted();
    await store.accounts.replace(organization.accounts);
    const planned = [...scopes.values()].flat();
    ledger.expect(
      planned.reduce((sum, scope) => sum + scope.collectors.length, 0) +
        regionsUnknown.size,
    );

    await allDone(
      [...scopes].map(async ([accountId, own]) => {
        await collectAccount(accountId, own, { ...context, regionsUnknown });
        // A cancelled run must not turn what it did not read into unknown verdicts.
        if (!options.signal?.aborted) {
          await judgeAccount(accountId, { ...context, organization: trusted });
        }
      }),
    );
    options.signal?.throwIfAborted();

    await importSecurityHub({
      ...context,
      scopes: planned.filter(({ skipped }) => !skipped),
    });
    options.signal?.throwIfAborted();
    await store.scopes.forgetUnplanned(ledger.row.id);
    if (entities) {
      const index = await indexCatalog(entities());
      await attributeAll(store, index, configuration.ownership);
    }
    await takeSnapshots(store, {
      controls: [...controls],
      settings: configuration.scoring,
      now: now(),
    });
    await store.retain({ now: now(), keep: configuration.retention });
    return await ledger.close();
  } catch (error) {
    if (options.signal?.aborted) return await ledger.close('cancelled');
    await ledger.fail(error as Error);
    throw error;
  } finally {
    aws.destroy();
  }
}

/** Regions by account that were read before. */
function regionsOf(scopes: ScopeRow[]): Map<string, string[]> {
  const regional = scopes.filter(({ region }) => region !== GLOBAL_REGION);
  return new Map(
    Object.entries(groupBy(regional, 'accountId')).map(([accountId, own]) => [
      accountId,
      uniq(own.map(({ region }) => region)),
    ]),
  );
}
