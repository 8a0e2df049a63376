import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  Collector,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { OrganizationAccount } from './organization';
import { AccountRegion } from './regions';

/** One task of a run: what is read in one account and Region. */
export interface PlannedScope {
  accountId: string;
  /** `global` for account-wide services. */
  region: string;
  /** Ids of the collectors. */
  collectors: string[];
  /** Why nothing is read; undefined: it is. */
  skipped?: UnknownReason;
}

/**
 * The scopes of a run: every account by each of its Regions, and `global` where a collector asks for it. Accounts that
 * are skipped keep one scope, so that what is left out is said and not forgotten.
 *
 * @param regions - Regions by account id
 */
export function planScopes(
  accounts: readonly Pick<OrganizationAccount, 'accountId' | 'skipped'>[],
  regions: ReadonlyMap<string, readonly AccountRegion[]>,
  collectors: readonly Pick<Collector, 'id' | 'scope'>[],
): PlannedScope[] {
  const ids = (scope: Collector['scope']) =>
    collectors
      .filter(collector => collector.scope === scope)
      .map(({ id }) => id);
  const regional = ids('regional');
  const global = ids('global');
  return accounts.flatMap(({ accountId, skipped }) => {
    if (skipped) {
      return [
        {
          accountId,
          region: GLOBAL_REGION,
          collectors: [...global, ...regional],
          skipped,
        },
      ];
    }
    const scopes: PlannedScope[] = [];
    if (global.length > 0)
      scopes.push({ accountId, region: GLOBAL_REGION, collectors: global });
    if (regional.length > 0) {
      for (const { region, skipped: off } of regions.get(accountId) ?? []) {
        scopes.push({
          accountId,
          region,
          collectors: regional,
          ...(off ? { skipped: off } : {}),
        });
      }
    }
    return scopes;
  });
}
