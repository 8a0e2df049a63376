import type {
  DescribeIdentityProviderRequest,
  DescribeUserPoolClientRequest,
  ListIdentityProvidersRequest,
  ListUserPoolClientsRequest,
  ListUserPoolsRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../protocol/awsError';
import { SimulatedUserPool } from '../world/things/identity';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidParameterException';

const absent = (what: string) =>
  new AwsError('ResourceNotFoundException', `${what} does not exist.`);

function poolOf(
  { UserPoolId }: { UserPoolId: string | undefined },
  { cell }: Call,
): SimulatedUserPool {
  const found = thingsOf(cell, 'userPools').find(
    ({ pool }) => pool.Id === UserPoolId,
  );
  if (!found) throw absent(`User pool ${UserPoolId}`);
  return found;
}

function listed<T>(
  items: T[],
  input: { MaxResults?: number; NextToken?: string },
  call: Call,
) {
  return page(items, call, {
    token: input.NextToken,
    limit: limitOf(input.MaxResults, { standard: 60, maximum: 60, invalid }),
    invalid,
  });
}

/** Amazon Cognito user pools. */
export const cognito: Handlers = {
  ListUserPools(input: ListUserPoolsRequest, call: Call) {
    const { items, next } = listed(
      thingsOf(call.cell, 'userPools'),
      input,
      call,
    );
    return {
      UserPools: items.map(({ pool: { Id, Name, LambdaConfig } }) => ({
        ...{ Id, Name, LambdaConfig },
      })),
      NextToken: next,
    };
  },

  DescribeUserPool(input: { UserPoolId: string }, call: Call) {
    return { UserPool: poolOf(input, call).pool };
  },

  GetUserPoolMfaConfig(input: { UserPoolId: string }, call: Call) {
    return poolOf(input, call).mfa;
  },

  DescribeRiskConfiguration(input: { UserPoolId: string }, call: Call) {
    const { pool, risk } = poolOf(input, call);
    if (!risk) {
      throw new AwsError(
        'UserPoolAddOnNotEnabledException',
        `Threat protection is not enabled for the user pool ${pool.Id}.`,
      );
    }
    return { RiskConfiguration: risk };
  },

  GetLogDeliveryConfiguration(input: { UserPoolId: string }, call: Call) {
    const { pool, logs } = poolOf(input, call);
    return {
      LogDeliveryConfiguration: {
        UserPoolId: pool.Id,
        LogConfigurations: logs,
      },
    };
  },

  ListUserPoolClients(input: ListUserPoolClientsRequest, call: Call) {
    const { clients } = poolOf(input, call);
    const { items, next } = listed(clients, input, call);
    return {
      UserPoolClients: items.map(({ ClientId, ClientName, UserPoolId }) => ({
        ...{ ClientId, ClientName, UserPoolId },
      })),
      NextToken: next,
    };
  },

  DescribeUserPoolClient(input: DescribeUserPoolClientRequest, call: Call) {
    const client = poolOf(input, call).clients.find(
      ({ ClientId }) => ClientId === input.ClientId,
    );
    if (!client) throw absent(`User pool client ${input.ClientId}`);
    return { UserPoolClient: client };
  },

  ListIdentityProviders(input: ListIdentityProvidersRequest, call: Call) {
    const { providers } = poolOf(input, call);
    const { items, next } = listed(providers, input, call);
    return {
      Providers: items.map(({ ProviderName, ProviderType }) => ({
        ProviderName,
        ProviderType,
      })),
      NextToken: next,
    };
  },

  DescribeIdentityProvider(input: DescribeIdentityProviderRequest, call: Call) {
    const provider = poolOf(input, call).providers.find(
      ({ ProviderName }) => ProviderName === input.ProviderName,
    );
    if (!provider) throw absent(`Identity provider ${input.ProviderName}`);
    return { IdentityProvider: provider };
  },
};
