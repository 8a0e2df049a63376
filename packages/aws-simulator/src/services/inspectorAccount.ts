import type { ListFiltersRequest } from '@aws-sdk/client-inspector2';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'ValidationException';

const off = { status: 'DISABLED', errorCode: 'NO_ERROR' };

/** Amazon Inspector as far as it tells of accounts; Security Hub's administrator is its own, too. */
export const inspectorAccount: Handlers = {
  BatchGetAccountStatus(_input: object, { accountId, cell }: Call) {
    const [
      resourceState = { ec2: off, ecr: off, lambda: off, lambdaCode: off },
    ] = thingsOf(cell, 'inspectorStates');
    const isOn = Object.values(resourceState).some(
      one => one?.status === 'ENABLED',
    );
    return {
      accounts: [
        {
          accountId,
          resourceState,
          state: isOn ? { ...off, status: 'ENABLED' } : off,
        },
      ],
      failedAccounts: [],
    };
  },

  GetDelegatedAdminAccount: (_input: object, { world }: Call) => ({
    delegatedAdmin: {
      accountId: world.securityHubAdministratorId,
      relationshipStatus: 'ENABLED',
    },
  }),

  DescribeOrganizationConfiguration(
    _input: object,
    { world, accountId, cell }: Call,
  ) {
    if (accountId !== world.securityHubAdministratorId) {
      throw new AwsError(
        'AccessDeniedException',
        'Invoking account is not the delegated administrator.',
        403,
      );
    }
    const [state] = thingsOf(cell, 'inspectorStates');
    const isOn = (one?: { status?: string }) => one?.status === 'ENABLED';
    return {
      autoEnable: {
        ec2: isOn(state?.ec2),
        ecr: isOn(state?.ecr),
        lambda: isOn(state?.lambda),
        lambdaCode: isOn(state?.lambdaCode),
      },
      maxAccountLimitReached: false,
    };
  },

  ListFilters(input: ListFiltersRequest, call: Call) {
    const { items, next } = page(
      thingsOf(call.cell, 'inspectorFilters'),
      call,
      {
        token: input.nextToken,
        limit: limitOf(input.maxResults, {
          standard: 100,
          maximum: 100,
          invalid,
        }),
        invalid,
      },
    );
    return { filters: items, nextToken: next };
  },
};
