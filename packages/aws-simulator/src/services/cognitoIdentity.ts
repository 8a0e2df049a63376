import type { ListIdentityPoolsInput } from '@aws-sdk/client-cognito-identity';
import { AwsError } from '../protocol/awsError';
import { SimulatedIdentityPool } from '../world/things/identity';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidParameterException';

function poolOf(
  { IdentityPoolId }: { IdentityPoolId: string },
  { cell }: Call,
): SimulatedIdentityPool {
  const found = thingsOf(cell, 'identityPools').find(
    ({ pool }) => pool.IdentityPoolId === IdentityPoolId,
  );
  if (found) return found;
  throw new AwsError(
    'ResourceNotFoundException',
    `IdentityPool '${IdentityPoolId}' not found.`,
  );
}

/** Amazon Cognito identity pools. */
export const cognitoIdentity: Handlers = {
  ListIdentityPools(input: ListIdentityPoolsInput, call: Call) {
    const { items, next } = page(thingsOf(call.cell, 'identityPools'), call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, { standard: 60, maximum: 60, invalid }),
      invalid,
    });
    return {
      IdentityPools: items.map(
        ({ pool: { IdentityPoolId, IdentityPoolName } }) => ({
          IdentityPoolId,
          IdentityPoolName,
        }),
      ),
      NextToken: next,
    };
  },

  DescribeIdentityPool(input: { IdentityPoolId: string }, call: Call) {
    return poolOf(input, call).pool;
  },

  GetIdentityPoolRoles(input: { IdentityPoolId: string }, call: Call) {
    const { pool, roles, mappings } = poolOf(input, call);
    return {
      IdentityPoolId: pool.IdentityPoolId,
      Roles: roles,
      RoleMappings: mappings,
    };
  },
};
