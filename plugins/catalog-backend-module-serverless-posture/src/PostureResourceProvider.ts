import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { ServerlessPostureApi } from 'backstage-plugin-serverless-posture-common';
import { RemovalGuard } from './RemovalGuard';
import { Settings } from './settings';
import { ANNOTATION_HASH, locationOf, toEntity } from './toEntity';

/** Resources per request. */
const PAGE = 200;

/**
 * Keeps the catalog's entities of each account the same as the resources that were found in it, with one mutation per
 * account. An account of which anything could not be read stays as it is.
 */
export class PostureResourceProvider implements EntityProvider {
  private connection?: EntityProviderConnection;
  private readonly guard = new RemovalGuard();

  constructor(
    private readonly options: {
      settings: Settings;
      posture: Pick<
        ServerlessPostureApi,
        'getStatus' | 'getCoverage' | 'getResources'
      >;
      catalog: Pick<CatalogService, 'streamEntities'>;
      auth: AuthService;
      logger: LoggerService;
    },
  ) {}

  getProviderName(): string {
    return 'serverless-posture';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  /** Brings all accounts up to date; throws at the end where some could not be. */
  async refresh(): Promise<void> {
    const { posture, logger } = this.options;
    const { lastRun } = await posture.getStatus();
    // Before the first run nothing was found, which is no reason to remove anything.
    if (!lastRun) return;
    const { accounts } = await posture.getCoverage();
    const failed: string[] = [];
    for (const { accountId } of accounts) {
      await this.refreshAccount(accountId).catch(error => {
        logger.error(`Account ${accountId} stays as it is`, error);
        failed.push(accountId);
      });
    }
    if (failed.length > 0) {
      throw new Error(
        `The resources of ${failed.length} of ${
          accounts.length
        } accounts could not be brought up to date: ${failed.join(', ')}`,
      );
    }
  }

  private async refreshAccount(accountId: string): Promise<void> {
    if (!this.connection) throw new Error('The catalog is not connected yet');
    const { logger } = this.options;
    const found = await this.found(accountId);
    const known = await this.known(accountId);
    const changed = [...found].filter(
      ([ref, entity]) =>
        entity.metadata.annotations![ANNOTATION_HASH] !== known.get(ref),
    );
    const missing = [...known.keys()].filter(ref => !found.has(ref));
    const removable = this.guard.removable(accountId, missing, known.size);
    if (removable.length < missing.length) {
      logger.warn(
        `${missing.length} of ${known.size} resources of account ${accountId} vanished at once; they stay until the next refresh misses them, too`,
      );
    }
    if (changed.length + removable.length === 0) return;
    const locationKey = locationOf(accountId);
    await this.connection.applyMutation({
      type: 'delta',
      added: changed.map(([, entity]) => ({ entity, locationKey })),
      removed: removable.map(entityRef => ({ entityRef, locationKey })),
    });
    logger.info(
      `Account ${accountId}: ${changed.length} resources changed, ${removable.length} are gone`,
    );
  }

  /** What was found in an account, as entities by ref. */
  private async found(accountId: string): Promise<Map<string, Entity>> {
    const { posture, settings } = this.options;
    const entities = new Map<string, Entity>();
    let cursor: string | undefined;
    do {
      const page = await posture.getResources({
        accountId: [accountId],
        resourceType: settings.resourceTypes,
        limit: PAGE,
        cursor,
      });
      for (const resource of page.items) {
        const entity = toEntity(resource, settings);
        if (entity) entities.set(stringifyEntityRef(entity), entity);
      }
      cursor = page.nextCursor;
    } while (cursor);
    return entities;
  }

  /** What the catalog has of an account: hashes by ref. */
  private async known(
    accountId: string,
  ): Promise<Map<string, string | undefined>> {
    const { catalog, auth } = this.options;
    const pages = catalog.streamEntities(
      {
        filter: {
          kind: 'Resource',
          [`metadata.annotations.${ANNOTATION_ORIGIN_LOCATION}`]:
            locationOf(accountId),
        },
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
        ],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const known = new Map<string, string | undefined>();
    for await (const entities of pages) {
      for (const entity of entities) {
        known.set(
          stringifyEntityRef(entity),
          entity.metadata.annotations?.[ANNOTATION_HASH],
        );
      }
    }
    return known;
  }
}
