import { thingsOf } from '../world/things/things';
import { Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidParameterException';

interface Paged {
  limit?: number;
  nextToken?: string;
}

/** Amazon CloudWatch Logs: who may write and read, and where logs are sent. */
export const logPolicies: Handlers = {
  DescribeResourcePolicies(input: Paged, call) {
    const { items, next } = page(
      thingsOf(call.cell, 'logResourcePolicies'),
      call,
      {
        token: input.nextToken,
        limit: limitOf(input.limit, { standard: 50, maximum: 50, invalid }),
        invalid,
      },
    );
    return { resourcePolicies: items, nextToken: next };
  },

  DescribeSubscriptionFilters(input: Paged & { logGroupName: string }, call) {
    const filters = thingsOf(call.cell, 'subscriptionFilters').filter(
      ({ logGroupName }) => logGroupName === input.logGroupName,
    );
    const { items, next } = page(filters, call, {
      token: input.nextToken,
      limit: limitOf(input.limit, { standard: 50, maximum: 50, invalid }),
      invalid,
    });
    return { subscriptionFilters: items, nextToken: next };
  },

  DescribeAccountPolicies(
    input: Paged & { policyType: string },
    { cell }: { cell: Parameters<typeof thingsOf>[0] },
  ) {
    return {
      accountPolicies: thingsOf(cell, 'subscriptionPolicies').filter(
        ({ policyType }) => policyType === input.policyType,
      ),
    };
  },
};
