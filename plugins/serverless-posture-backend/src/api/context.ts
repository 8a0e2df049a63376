import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { PostureConfiguration } from '../collection/configuration';
import { Attributor } from '../runs/attributor';
import { Runner } from '../runs/runner';
import { PostureStore } from '../store/store';
import { Authorizer } from './authorizer';
import { Names } from './present';
import { Remembered } from './remembered';

/** What the routes work with. */
export interface ApiContext {
  store: PostureStore;
  authorizer: Authorizer;
  /** Asked under the caller's credentials. */
  catalog: CatalogService;
  auditor: AuditorService;
  runner: Runner;
  attributor: Attributor;
  configuration: PostureConfiguration;
  /** The whole catalogue, and the ids of what the profile and the configuration enable. */
  controls: AnyControl[];
  enabled: ReadonlySet<string>;
  /** Answers that take long to make. */
  remembered: Remembered;
  now(): Date;
}

/** Names for rows that mention these entities and, where the accounts are given, these accounts alone. */
export async function namesFor(
  { store, authorizer }: Pick<ApiContext, 'store' | 'authorizer'>,
  credentials: BackstageCredentials,
  refs: (string | undefined)[],
  accountIds?: string[],
): Promise<Names> {
  const mentioned = refs.filter((ref): ref is string => ref !== undefined);
  const [accounts, entities] = await Promise.all([
    store.accounts.names(accountIds),
    authorizer.readableEntities(credentials, mentioned),
  ]);
  return { accounts, entities };
}
