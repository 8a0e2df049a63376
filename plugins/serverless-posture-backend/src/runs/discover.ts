import {
  CollectionError,
  Collector,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { partition, uniqBy } from 'lodash';
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
import { readRegions } from '../collection/regions';
import { AccountInput } from '../controls/evaluateAccount';
import { heardLater } from './heardLater';

/** The scopes of accounts that have told their Regions. */
export interface Found {
  /** By account. */
  scopes: Map<string, PlannedScope[]>;
  /**
   * Accounts whose Regions could not be found out. The Regions that every account has are read nevertheless, and those
   * that were read before.
   */
  regionsUnknown: Map<string, FailedOperation>;
}

type Told = Awaited<ReturnType<typeof readRegions>>;

/** Of accounts that are not read. */
const NOTHING: Told = { regions: [] };

const NOT_ENABLED: UnknownReason = {
  errorClass: 'region-disabled',
  operation: 'ec2:DescribeRegions',
  message: 'the account has not enabled the Region',
};

/** What a run is going to read. */
export interface Discovery extends Found {
  organization: Organization;
  /** Who counts as one of us when a policy names an account. */
  trusted: AccountInput['organization'];
  /** Regions that some accounts use and others have not enabled, in those: part of the scopes, and known only once all are. */
  disabled: PlannedScope[];
  /** Names of the environments that an account is in, by account. */
  environments: Map<string, string[]>;
  /** Accounts that take long to tell their Regions: nothing of them is planned yet, see {@link discoverAccount}. */
  late: OrganizationAccount[];
}

/** How scopes are found. */
export interface DiscoveryOptions {
  /** Regions by account that an earlier run read, for accounts that don't tell theirs. */
  readBefore?: ReadonlyMap<string, readonly string[]>;
  /**
   * Told of each account once, as soon as its scopes are known, while others are still listed. Accounts that take long are
   * then left for later, so that the others need not wait.
   */
  onFound?(found: Found): Promise<void>;
}

/** Finds the accounts and their Regions, and plans the scopes. Throws a `CollectionError` where the accounts can't be listed. */
export async function discover(
  aws: AwsSession,
  configuration: PostureConfiguration,
  collectors: readonly Collector[],
  { readBefore = new Map(), onFound }: DiscoveryOptions = {},
): Promise<Discovery> {
  const told = new Map<string, Told>();
  const begun: Promise<void>[] = [];
  let isOver = false;
  const oneForAll = sharing<Told['regions']>();
  const ask = async (account: OrganizationAccount) => {
    const { accountId, skipped } = account;
    const answer = skipped
      ? NOTHING
      : await askRegions(
          aws,
          accountId,
          configuration,
          readBefore.get(accountId),
        );
    if (!skipped) answer.regions = oneForAll(answer.regions);
    if (!isOver) {
      told.set(accountId, answer);
      const begins = onFound?.(foundOf([account], told, collectors));
      if (begins) begun.push(heardLater(begins));
    }
    return answer;
  };
  const asked = new Map<string, Promise<Told>>();
  const organization = await readOrganization(aws, configuration, listed => {
    for (const account of listed) {
      const { accountId } = account;
      if (!asked.has(accountId)) asked.set(accountId, heardLater(ask(account)));
    }
  });
  const { accounts } = organization;
  const answers = [...asked.values()];
  const [environments] = await Promise.all([
    environmentsOf(
      aws,
      organization.homeAccountId,
      accounts,
      configuration.environments,
    ),
    onFound ? promptly(answers, aws.clock) : Promise.all(answers),
  ]);
  isOver = true;
  await Promise.all(begun);
  const [late, prompt] = partition(
    accounts,
    ({ accountId }) => !told.has(accountId),
  );
  const { scopes, regionsUnknown } = foundOf(prompt, told, collectors);
  const disabled = disabledIn(told, collectors);
  for (const scope of disabled) scopes.get(scope.accountId)?.push(scope);
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
    regionsUnknown,
    disabled,
    environments,
    late,
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
): Promise<Found & Pick<Discovery, 'disabled'>> {
  const answer = await askRegions(aws, accountId, configuration, readBefore);
  const told = new Map([[accountId, answer]]);
  return {
    ...foundOf([{ accountId }], told, collectors),
    disabled: disabledIn(told, collectors, usedRegions),
  };
}

/** Keeps the first of equal values only: most accounts of a large organization have the same Regions. */
function sharing<T>(): (value: T) => T {
  const kept = new Map<string, T>();
  return value => {
    const key = JSON.stringify(value);
    const first = kept.get(key) ?? value;
    kept.set(key, first);
    return first;
  };
}

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

function foundOf(
  accounts: readonly Pick<OrganizationAccount, 'accountId' | 'skipped'>[],
  told: ReadonlyMap<string, Told>,
  collectors: readonly Collector[],
): Found {
  const found: Found = { scopes: new Map(), regionsUnknown: new Map() };
  for (const account of accounts) {
    const { accountId } = account;
    const { regions, failure } = told.get(accountId) ?? NOTHING;
    const scopes = planScopes(
      [account],
      new Map([[accountId, regions]]),
      collectors,
    );
    if (scopes.length > 0) found.scopes.set(accountId, scopes);
    if (failure) found.regionsUnknown.set(accountId, failure);
  }
  return found;
}

/** A Region that some accounts use and another one has not enabled is said, not forgotten. */
function disabledIn(
  told: ReadonlyMap<string, Told>,
  collectors: readonly Collector[],
  usedRegions: readonly string[] = [],
): PlannedScope[] {
  const used = new Set([
    ...usedRegions,
    ...[...told.values()].flatMap(({ regions }) =>
      regions.map(({ region }) => region),
    ),
  ]);
  const regional = collectors.filter(({ scope }) => scope === 'regional');
  return [...told].flatMap(([accountId, answer]) => {
    if (answer.failure || answer === NOTHING) return [];
    const own = new Set(answer.regions.map(({ region }) => region));
    const disabled = [...used]
      .filter(region => !own.has(region))
      .map(region => ({ region, skipped: NOT_ENABLED }));
    return planScopes(
      [{ accountId }],
      new Map([[accountId, disabled]]),
      regional,
    );
  });
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
