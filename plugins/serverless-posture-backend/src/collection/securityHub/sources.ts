import { DelegatedAdministrator } from '@aws-sdk/client-organizations';
import { knownOrUndefined } from 'backstage-plugin-serverless-posture-node';
import { AwsSession } from '../../aws';
import { PostureConfiguration } from '../configuration';
import {
  getAdministratorAccount,
  listDelegatedAdministrators,
  listOrganizationAdminAccounts,
} from './operations';

/** An account in a Region. */
interface Place {
  accountId: string;
  region: string;
}

/** Where findings are read, and whose. */
export interface FindingsSource extends Place {
  /** Whether it answers for the members of the organization, too. */
  organization: boolean;
  /**
   * Whether the Regions that are linked to it are read here. A home Region repeats their findings, but each Region has a
   * quota of its own: read there, all of them come sooner and none comes twice.
   */
  linkedRegions: boolean;
}

type Configuration = Pick<PostureConfiguration, 'securityHub' | 'organization'>;

/**
 * Where to read the organization's findings: in the administrator of Security Hub, configured or found, in its home
 * Region if that is configured, else in each Region; without an administrator in every scope.
 *
 * @param scopes - the accounts and Regions that are collected
 * @param administrator - what {@link findAdministrator} found; null: none. Left out, it is asked.
 */
export async function findingsSources(
  session: AwsSession,
  configuration: Configuration,
  scopes: readonly Place[],
  administrator?: string | null,
): Promise<FindingsSource[]> {
  const { organization, securityHub } = configuration;
  const regional = scopes.filter(({ region }) => region !== 'global');
  if (regional.length === 0) return [];
  const accountId =
    securityHub.accountId ??
    administrator ??
    (organization &&
      ((administrator === undefined &&
        (await findAdministrator(session, configuration))) ||
        (await administratorOfMember(session, regional))));
  if (!accountId) {
    return regional.map(place => ({
      accountId: place.accountId,
      region: place.region,
      organization: false,
      linkedRegions: false,
    }));
  }
  const { homeRegion } = securityHub;
  const regions = homeRegion
    ? [homeRegion]
    : [...new Set(regional.map(({ region }) => region))];
  return regions.map(region => ({
    accountId,
    region,
    organization: true,
    linkedRegions: region === homeRegion,
  }));
}

/**
 * The administrator of Security Hub as the account of the credentials found knows it; null where there is none or we
 * may not know. Throws a `CollectionError` where we don't even know who we are.
 */
export async function findAdministrator(
  session: AwsSession,
  { securityHub, organization }: Configuration,
): Promise<string | null> {
  if (!organization || securityHub.accountId)
    return securityHub.accountId ?? null;
  const { accountId } = await session.identity();
  const management = await session.reader({
    accountId,
    region: securityHub.homeRegion ?? 'global',
  });
  const delegated = await management.read<
    object,
    { DelegatedAdministrators?: DelegatedAdministrator[] },
    string | null
  >(
    listDelegatedAdministrators,
    { ServicePrincipal: 'securityhub.amazonaws.com' },
    output => output.DelegatedAdministrators?.[0]?.Id ?? null,
  );
  const found = knownOrUndefined(delegated);
  if (found) return found;
  const enabled = await management.read(
    listOrganizationAdminAccounts,
    {},
    ({ AdminAccounts = [] }) =>
      AdminAccounts.find(one => one.Status === 'ENABLED')?.AccountId ?? null,
  );
  return knownOrUndefined(enabled) ?? null;
}

/** A member knows its administrator; the administrator itself has none. */
async function administratorOfMember(
  session: AwsSession,
  scopes: readonly Place[],
): Promise<string | undefined> {
  const { accountId } = await session.identity();
  const member = scopes.find(scope => scope.accountId !== accountId);
  if (!member) return undefined;
  const aws = await session.reader(member);
  const administrator = await aws.read<
    object,
    { Administrator?: { AccountId?: string } },
    string | null
  >(
    getAdministratorAccount,
    {},
    output => output.Administrator?.AccountId ?? null,
    null,
  );
  return knownOrUndefined(administrator) ?? undefined;
}
