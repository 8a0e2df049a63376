import {
  Account,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  AwsReader,
  operation,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { AwsSession } from '../aws';
import { PostureConfiguration, Selection } from './configuration';
import { everyPage, malformed, required } from './fields';

export const listAccounts = operation({
  id: 'organizations:ListAccounts',
  client: OrganizationsClient,
  command: ListAccountsCommand,
  probe: { MaxResults: 1 },
});

export const describeOrganization = operation({
  id: 'organizations:DescribeOrganization',
  client: OrganizationsClient,
  command: DescribeOrganizationCommand,
  probe: {},
});

/** One account of the organization. */
export interface OrganizationAccount {
  accountId: string;
  /** What people call it; the id where it has no name. */
  name: string;
  /** Ids of its organizational units, from the root down; empty where AWS doesn't tell. */
  organizationalUnits: string[];
  /** `ACTIVE`, or why nothing of it can be read. */
  state: string;
  /** Why it is not collected; undefined: it is. */
  skipped?: UnknownReason;
}

/** What is collected from. */
export interface Organization {
  /** Such as `o-a1b2c3d4e5`; undefined without an organization, or where its name is denied. */
  id?: string;
  partition: string;
  /** The account of the credentials found. */
  homeAccountId: string;
  accounts: OrganizationAccount[];
}

/**
 * The accounts to collect from: those of the organization, or without one the account of the credentials found.
 * Throws a `CollectionError` where they can't be listed: a list that is cut short would read as accounts that are gone.
 *
 * @param onListed - told of accounts as they are listed, before the others are; of one maybe more than once
 */
export async function readOrganization(
  session: AwsSession,
  { organization }: Pick<PostureConfiguration, 'organization'>,
  onListed: (accounts: OrganizationAccount[]) => void = () => {},
): Promise<Organization> {
  const { accountId: homeAccountId, partition } = await session.identity();
  if (!organization) {
    const account = {
      accountId: homeAccountId,
      name: homeAccountId,
      organizationalUnits: [],
      state: 'ACTIVE',
    };
    onListed([account]);
    return { partition, homeAccountId, accounts: [account] };
  }
  const aws = await session.reader({
    accountId: homeAccountId,
    region: 'global',
  });
  const selected = (account: Account) => select(parse(account), organization);
  const [accounts, id] = await Promise.all([
    accountsOf(aws, listed => onListed(listed.map(selected))),
    organizationId(aws),
  ]);
  return {
    ...(id ? { id } : {}),
    partition,
    homeAccountId,
    accounts: accounts.map(selected),
  };
}

async function accountsOf(
  aws: AwsReader,
  onListed: (accounts: Account[]) => void,
): Promise<Account[]> {
  // Pages may be empty and yet name a following one.
  const accounts = await everyPage(
    listAccounts,
    NextToken => aws.call(listAccounts, { NextToken }),
    ({ Accounts, NextToken }) => {
      const items = required(Accounts, 'Accounts', listAccounts);
      onListed(items);
      return { items, next: NextToken };
    },
  );
  // Only the management account and delegated administrators see accounts; an organization has at least one.
  if (accounts.length === 0)
    throw malformed(listAccounts, 'the organization lists no account');
  return [...new Map(accounts.map(account => [account.Id, account])).values()];
}

function parse(account: Account): OrganizationAccount {
  const accountId = required(account.Id, 'Id', listAccounts);
  return {
    accountId,
    name: account.Name || accountId,
    organizationalUnits: unitsOf(account.Paths ?? []),
    // `Status` is retired in favour of `State`; an account without either is tried, and says so itself where it is not active.
    state: account.State ?? account.Status ?? 'ACTIVE',
  };
}

/** `o-example/r-root/ou-root-a/ou-root-b/111122223333/` as the ids in between that are roots or units. */
function unitsOf(paths: string[]): string[] {
  const ids = paths.flatMap(path => path.split('/'));
  return [...new Set(ids.filter(id => /^(?:r|ou)-/.test(id)))];
}

/** Marks the account as skipped where its state or the configuration says so. */
export function select(
  account: OrganizationAccount,
  {
    accounts,
    organizationalUnits,
  }: { accounts: Selection; organizationalUnits: Selection },
): OrganizationAccount {
  const skip = (skipped: UnknownReason): OrganizationAccount => ({
    ...account,
    skipped,
  });
  if (account.state !== 'ACTIVE') {
    return skip({
      errorClass: 'suspended',
      message: `the account's state is ${account.state}`,
    });
  }
  const within = (ids: string[]) =>
    account.organizationalUnits.some(id => ids.includes(id));
  const included =
    (accounts.include.length === 0 &&
      organizationalUnits.include.length === 0) ||
    accounts.include.includes(account.accountId) ||
    within(organizationalUnits.include);
  const excluded =
    accounts.exclude.includes(account.accountId) ||
    within(organizationalUnits.exclude);
  return included && !excluded
    ? account
    : skip({
        errorClass: 'not-read',
        message: 'the configuration leaves the account out',
      });
}

async function organizationId(aws: AwsReader): Promise<string | undefined> {
  const id = await aws.read<
    object,
    { Organization?: { Id?: string } },
    string | null
  >(describeOrganization, {}, output => output.Organization?.Id ?? null);
  return typeof id === 'string' ? id : undefined;
}
