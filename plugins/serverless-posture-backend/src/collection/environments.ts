import {
  ListTagsForResourceCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  AwsReader,
  CollectionError,
  isUnknown,
  operation,
  Tags,
} from 'backstage-plugin-serverless-posture-node';
import { AwsSession } from '../aws';
import { EnvironmentConfiguration } from './configuration';
import { attributeOf, everyPage, required } from './fields';
import { OrganizationAccount } from './organization';

export const listAccountTags = operation({
  id: 'organizations:ListTagsForResource',
  client: OrganizationsClient,
  command: ListTagsForResourceCommand,
});

/**
 * The names of the environments that each account is in, by account id, in the order of the configuration. Tags of
 * accounts cost a call each and are read only where an environment asks for them. Throws a `CollectionError` where they
 * can't be read: an account without its environment would be judged by the wrong rules.
 */
export async function environmentsOf(
  session: AwsSession,
  homeAccountId: string,
  accounts: readonly OrganizationAccount[],
  environments: readonly EnvironmentConfiguration[],
): Promise<Map<string, string[]>> {
  const read = accounts.filter(({ skipped }) => !skipped);
  if (environments.length === 0) return new Map();
  const asksForTags = environments.some(
    ({ accountTags }) => Object.keys(accountTags).length > 0,
  );
  const aws = asksForTags
    ? await session.reader({ accountId: homeAccountId, region: 'global' })
    : undefined;
  const found = await Promise.all(
    read.map(async account => {
      const tags = aws ? await tagsOf(aws, account.accountId) : {};
      const names = environments
        .filter(environment => holds(environment, account, tags))
        .map(({ name }) => name);
      return [account.accountId, names] as const;
    }),
  );
  return new Map(found);
}

/** An environment holds an account that any of its selections names; of the tags, any value of any key. */
function holds(
  { accounts, organizationalUnits, accountTags }: EnvironmentConfiguration,
  { accountId, organizationalUnits: units }: OrganizationAccount,
  tags: Tags,
): boolean {
  return (
    accounts.includes(accountId) ||
    units.some(unit => organizationalUnits.includes(unit)) ||
    Object.entries(accountTags).some(([key, values]) =>
      values.includes(tags[key]),
    )
  );
}

async function tagsOf(aws: AwsReader, ResourceId: string): Promise<Tags> {
  const tags = await attributeOf(() =>
    everyPage(
      listAccountTags,
      NextToken => aws.call(listAccountTags, { ResourceId, NextToken }),
      output => ({
        items: required(output.Tags, 'Tags', listAccountTags),
        next: output.NextToken,
      }),
    ),
  );
  if (isUnknown(tags)) throw new CollectionError(tags.$unknown);
  return Object.fromEntries(
    tags.map(({ Key = '', Value = '' }) => [Key, Value]),
  );
}
