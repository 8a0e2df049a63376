import {
  CollectionError,
  Collector,
} from 'backstage-plugin-serverless-posture-node';
import { uniqBy } from 'lodash';
import { AwsSession, FailedOperation } from '../aws';
import { PostureConfiguration } from '../collection/configuration';
import { environmentsOf } from '../collection/environments';
import {
  Organization,
  OrganizationAccount,
  readOrganization,
} from '../collection/organization';
import { PlannedScope, planScopes } from '../collection/plan';
import { promptly } from '../collection/promptly';
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
  /** Accounts that take long to tell their Regions: nothing of them is planned yet, see {@link discoverAccount}. */
  late: OrganizationAccount[];
}

/** How scopes are found. */
export interface DiscoveryOptions {
  /** Regions by account that an earlier run read, for accounts that don't tell theirs. */
  readBefore?: ReadonlyMap<string, readonly string[]>;
  /** Whether accounts that take long are left for later, so that the others need not wait. Default false. */
  leavesLate?: boolean;
}

/** Finds the accounts and their Regions, and plans the scopes. Throws a `CollectionError` where the accounts can't be listed. */
export async function discover(
  aws: AwsSession,
  configuration: PostureConfiguration,
  collectors: readonly Collector[],
  { readBefore = new Map(), leavesLate = false }: DiscoveryOptions = {},
): Promise<Discovery> {
  const organization = await readOrganization(aws, configuration);
  const { accounts } = organization;
  const read = accounts.filter(({ skipped }) => !skipped);
  const asked = read.map(({ accountId }) =>
    askRegions(aws, accountId, configuration, readBefore.get(accountId)),
  );
  const [environments, answers] = await Promise.all([
    environmentsOf(
      aws,
      organization.homeAccountId,
      accounts,
      configuration.environments,
    ),
    leavesLate ? promptly(asked, aws.clock) : Promise.all(asked),
  ]);
  const told = new Map<string, Told>();
  const late = new Set<OrganizationAccount>();
  read.forEach((account, index) => {
    const answer = answers[index];
    if (answer) told.set(account.accountId, answer);
    else late.add(account);
  });
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
    ...scopesOf(
      accounts.filter(account => !late.has(account)),
      told,
      collectors,
    ),
    environments,
    late: [...late],
  };
}

/**
 * Plans the scopes of an account that took long, however long it takes now.
 *
 * @param usedRegions - Regions that other accounts use
 */
export async function discoverAccount(
  aws: AwsSession,
  configuration: PostureConfiguration,
  collectors: readonly Collector[],
  {
    accountId,
    readBefore,
    usedRegions,
  }: {
    accountId: string;
    readBefore?: readonly string[];
    usedRegions: readonly string[];
  },
): Promise<Pick<Discovery, 'scopes' | 'regionsUnknown'>> {
  const told = await askRegions(aws, accountId, configuration, readBefore);
  return scopesOf(
    [{ accountId }],
    new Map([[accountId, told]]),
    collectors,
    usedRegions,
  );
}

type Told = Awaited<ReturnType<typeof readRegions>>;

/** The Regions of an account; where it doesn't tell them, also those that were read before. */
async function askRegions(
  aws: AwsSession,
  accountId: string,
  { regions: configured }: PostureConfiguration,
  readBefore: readonly string[] = [],
): Promise<Told> {
  const told = await readRegions(aws, accountId, configured);
  if (!told.failure || configured) return told;
  const before = readBefore.map(region => ({ region }));
  return { ...told, regions: uniqBy([...told.regions, ...before], 'region') };
}

function scopesOf(
  accounts: readonly Pick<OrganizationAccount, 'accountId' | 'skipped'>[],
  told: ReadonlyMap<string, Told>,
  collectors: readonly Collector[],
  usedRegions: readonly string[] = [],
): Pick<Discovery, 'scopes' | 'regionsUnknown'> {
  const scopes = new Map<string, PlannedScope[]>();
  for (const scope of planScopes(
    accounts,
    sayDisabled(told, usedRegions),
    collectors,
  )) {
    scopes.set(scope.accountId, [
      ...(scopes.get(scope.accountId) ?? []),
      scope,
    ]);
  }
  const regionsUnknown = new Map<string, FailedOperation>();
  for (const [accountId, { failure }] of told)
    if (failure) regionsUnknown.set(accountId, failure);
  return { scopes, regionsUnknown };
}

/** A Region that some accounts use and this one has not enabled is said, not forgotten. */
function sayDisabled(
  told: ReadonlyMap<string, Told>,
  usedRegions: readonly string[],
): Map<string, AccountRegion[]> {
  const used = new Set([
    ...usedRegions,
    ...[...told.values()].flatMap(({ regions }) =>
      regions.map(({ region }) => region),
    ),
  ]);
  return new Map(
    [...told].map(([accountId, { regions, failure }]) => {
      if (failure) return [accountId, regions];
      const own = new Set(regions.map(({ region }) => region));
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
      return [accountId, [...regions, ...disabled]];
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
