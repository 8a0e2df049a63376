import {
  CollectionError,
  Collector,
} from 'backstage-plugin-serverless-posture-node';
import { uniqBy } from 'lodash';
import { AwsSession, FailedOperation } from '../aws';
import { PostureConfiguration } from '../collection/configuration';
import { environmentsOf } from '../collection/environments';
import { Organization, readOrganization } from '../collection/organization';
import { PlannedScope, planScopes } from '../collection/plan';
import { AccountRegion, readRegions } from '../collection/regions';
import { AccountInput } from '../controls/evaluateAccount';

/** What a run is going to read. */
export interface Discovery {
  organization: Organization;
  /** Who counts as one of us when a policy names an account. */
  trusted: AccountInput['organization'];
  /** By account. */
  scopes: Map<string, PlannedScope[]>;
  /** Names of the environments that an account is in, by account. */
  environments: Map<string, string[]>;
  /**
   * Accounts whose Regions could not be found out. The Regions that every account has are read nevertheless, and those
   * that were read before.
   */
  regionsUnknown: Map<string, FailedOperation>;
}

/**
 * Finds the accounts and their Regions, and plans the scopes. Throws a `CollectionError` where the accounts can't be listed.
 *
 * @param readBefore - Regions by account that an earlier run read, for accounts that don't tell theirs
 */
export async function discover(
  aws: AwsSession,
  configuration: PostureConfiguration,
  collectors: readonly Collector[],
  readBefore: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<Discovery> {
  const organization = await readOrganization(aws, configuration);
  const { accounts } = organization;
  const read = accounts.filter(({ skipped }) => !skipped);
  const regionsUnknown = new Map<string, FailedOperation>();
  const [environments, regionsFound] = await Promise.all([
    environmentsOf(
      aws,
      organization.homeAccountId,
      accounts,
      configuration.environments,
    ),
    Promise.all(
      read.map(async ({ accountId }) => {
        const { regions: found, failure } = await readRegions(
          aws,
          accountId,
          configuration.regions,
        );
        if (!failure) return [accountId, found] as const;
        regionsUnknown.set(accountId, failure);
        const before = configuration.regions
          ? []
          : (readBefore.get(accountId) ?? []).map(region => ({ region }));
        return [accountId, uniqBy([...found, ...before], 'region')] as const;
      }),
    ),
  ]);
  const regions = new Map(regionsFound);
  const scopes = new Map<string, PlannedScope[]>();
  for (const scope of planScopes(
    accounts,
    sayDisabled(regions, regionsUnknown),
    collectors,
  )) {
    scopes.set(scope.accountId, [
      ...(scopes.get(scope.accountId) ?? []),
      scope,
    ]);
  }
  return {
    organization,
    trusted: {
      // A suspended account is nobody's: AWS may hand what it trusted to whoever closes it.
      accounts: new Set(
        accounts
          .filter(({ state }) => state === 'ACTIVE')
          .map(({ accountId }) => accountId),
      ),
      id: organization.id,
    },
    scopes,
    environments,
    regionsUnknown,
  };
}

/** A Region that some accounts use and this one has not enabled is said, not forgotten. */
function sayDisabled(
  regions: ReadonlyMap<string, AccountRegion[]>,
  unknown: ReadonlyMap<string, unknown>,
): Map<string, AccountRegion[]> {
  const used = new Set(
    [...regions.values()].flatMap(list => list.map(({ region }) => region)),
  );
  return new Map(
    [...regions].map(([accountId, list]) => {
      if (unknown.has(accountId)) return [accountId, list];
      const own = new Set(list.map(({ region }) => region));
      const disabled = [...used]
        .filter(region => !own.has(region))
        .map(region => ({
          region,
          skipped: {
            errorClass: 'region-disabled' as const,
            operation: 'ec2:DescribeRegions',
            message: 'the account has not enabled the Region',
          },
        }));
      return [accountId, [...list, ...disabled]];
    }),
  );
}

/** The accounts could not even be listed, so that nothing can be collected. */
export class DiscoveryError extends Error {
  constructor(readonly cause: CollectionError) {
    super(`The accounts could not be listed. ${cause.message}`);
    this.name = 'DiscoveryError';
  }
}

/** A failure of {@link discover} as one sentence. */
export function discoveryFailure(error: unknown): Error {
  return error instanceof CollectionError
    ? new DiscoveryError(error)
    : (error as Error);
}
