import type {
  Account,
  ListAccountsRequest,
  ListDelegatedAdministratorsRequest,
} from '@aws-sdk/client-organizations';
import { AwsError } from '../protocol/awsError';
import { digest } from '../world/random';
import { AccountDefinition, findAccount, World } from '../world/world';
import { Call, Handlers, limitOf, page } from './handlers';
import { organizationPolicies } from './organizationPolicies';

const invalid = 'InvalidInputException';

const shortHash = (key: string, length: number) => digest(key).slice(0, length);

/** `o-…/r-…/ou-…/`, as Organizations writes where an account is. */
export function pathOfAccount(
  world: World,
  { unit }: AccountDefinition,
): string {
  const root = `r-${shortHash(world.organizationId, 4)}`;
  const units = unit
    .split('/')
    .filter(Boolean)
    .map((_, i, all) => all.slice(0, i + 1).join('/'))
    .map(
      path =>
        `ou-${root.slice(2)}-${shortHash(
          `${world.organizationId}/${path}`,
          8,
        )}/`,
    );
  return `${world.organizationId}/${root}/${units.join('')}`;
}

function describe(world: World, account: AccountDefinition): Account {
  const { id, name, email, state } = account;
  return {
    Id: id,
    Arn: `arn:aws:organizations::${world.managementAccountId}:account/${world.organizationId}/${id}`,
    Name: name,
    Email: email,
    State: state,
    Status: state,
    Paths: [pathOfAccount(world, account)],
    JoinedMethod: id === world.managementAccountId ? 'INVITED' : 'CREATED',
    JoinedTimestamp: new Date(
      Date.UTC(2023, 0, 9) + (Number(id) % 700) * 86_400_000,
    ),
  };
}

/** Only the management account and delegated administrators may look. */
function admit({ world, accountId }: Call): void {
  if (
    ![world.managementAccountId, world.securityHubAdministratorId].includes(
      accountId,
    )
  ) {
    throw new AwsError(
      'AccessDeniedException',
      "You don't have permissions to access this resource.",
    );
  }
}

/** AWS Organizations. */
export const organizations: Handlers = {
  ...organizationPolicies,

  ListAccounts(input: ListAccountsRequest, call: Call) {
    admit(call);
    const { world } = call;
    const limit = limitOf(input.MaxResults, {
      standard: 20,
      maximum: 20,
      invalid,
    });
    // Organizations may answer an empty page with a token; callers must go on until there is none.
    const empty = Array<undefined>(world.emptyAccountPages * limit).fill(
      undefined,
    );
    const { items, next } = page([...empty, ...world.accounts], call, {
      token: input.NextToken,
      limit,
      invalid,
    });
    return {
      Accounts: items.flatMap(account =>
        account ? [describe(world, account)] : [],
      ),
      NextToken: next,
    };
  },

  DescribeOrganization(_input: object, { world }: Call) {
    const { organizationId: id, managementAccountId } = world;
    const management = world.accounts.find(a => a.id === managementAccountId)!;
    const prefix = `arn:aws:organizations::${managementAccountId}`;
    return {
      Organization: {
        Id: id,
        Arn: `${prefix}:organization/${id}`,
        FeatureSet: 'ALL',
        MasterAccountId: managementAccountId,
        MasterAccountArn: `${prefix}:account/${id}/${managementAccountId}`,
        MasterAccountEmail: management.email,
        AvailablePolicyTypes: [],
      },
    };
  },

  ListTagsForResource(input: { ResourceId?: string }, call: Call) {
    admit(call);
    const account = findAccount(call.world, input.ResourceId ?? '');
    if (!account) {
      throw new AwsError(
        'TargetNotFoundException',
        "You specified a target that doesn't exist.",
      );
    }
    return {
      Tags: Object.entries(account.tags ?? {}).map(([Key, Value]) => ({
        Key,
        Value,
      })),
    };
  },

  ListDelegatedAdministrators(
    input: ListDelegatedAdministratorsRequest,
    call: Call,
  ) {
    admit(call);
    const { world } = call;
    const wanted = input.ServicePrincipal ?? 'securityhub.amazonaws.com';
    if (wanted !== 'securityhub.amazonaws.com')
      return { DelegatedAdministrators: [] };
    const administrator = world.accounts.find(
      a => a.id === world.securityHubAdministratorId,
    )!;
    return {
      DelegatedAdministrators: [
        {
          ...describe(world, administrator),
          DelegationEnabledDate: new Date(Date.UTC(2024, 1, 5)),
        },
      ],
    };
  },
};
