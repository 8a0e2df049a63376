import { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import {
  AwsReader,
  Resource,
  UserPoolClient,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, required } from '../../fields';
import { describeUserPoolClient, listUserPoolClients } from './operations';

/** App clients of a pool. */
export async function clientsOf(
  aws: AwsReader,
  pool: Resource<'AWS::Cognito::UserPool'>,
  UserPoolId: string,
): Promise<Resource<'AWS::Cognito::UserPoolClient'>[]> {
  const listed = await everyPage(
    listUserPoolClients,
    NextToken =>
      aws.call(listUserPoolClients, { UserPoolId, MaxResults: 60, NextToken }),
    output => ({
      items: required(
        output.UserPoolClients,
        'UserPoolClients',
        listUserPoolClients,
      ),
      next: output.NextToken,
    }),
  );
  return aws.all(listed, async ({ ClientId, ClientName }) => {
    const id = required(ClientId, 'ClientId', listUserPoolClients);
    const { UserPoolClient: client } = await aws.call(describeUserPoolClient, {
      UserPoolId,
      ClientId: id,
    });
    return {
      type: 'AWS::Cognito::UserPoolClient' as const,
      arn: `${pool.arn}/client/${id}`,
      name: ClientName || id,
      parentArn: pool.arn,
      ...inScope(aws),
      tags: pool.tags,
      attributes: parse(
        required(client, 'UserPoolClient', describeUserPoolClient),
      ),
    };
  });
}

/** What holds where a client names none (Cognito API reference, "UserPoolClientType", ExplicitAuthFlows). */
const DEFAULT_FLOWS = ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

/** Names that clients had before the prefix `ALLOW_`. */
const LEGACY: Record<string, string[]> = {
  ADMIN_NO_SRP_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
  USER_PASSWORD_AUTH: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
  CUSTOM_AUTH_FLOW_ONLY: ['ALLOW_CUSTOM_AUTH'],
};

function signInFlows(explicit: string[]): string[] {
  if (explicit.length === 0) return DEFAULT_FLOWS;
  const flows = explicit
    .flatMap(flow => LEGACY[flow] ?? [flow])
    .filter(flow => flow !== 'ALLOW_REFRESH_TOKEN_AUTH');
  return [...new Set(flows)].sort();
}

function parse(client: UserPoolClientType): UserPoolClient {
  const explicitAuthFlows = client.ExplicitAuthFlows ?? [];
  return {
    explicitAuthFlows,
    signInFlows: signInFlows(explicitAuthFlows),
    identityProviders: client.SupportedIdentityProviders ?? [],
    oauthFlows: client.AllowedOAuthFlowsUserPoolClient
      ? client.AllowedOAuthFlows ?? []
      : [],
    oauthScopes: client.AllowedOAuthScopes ?? [],
    callbackUrls: client.CallbackURLs ?? [],
    logoutUrls: client.LogoutURLs ?? [],
    defaultRedirectUri: client.DefaultRedirectURI ?? null,
    writeAttributes: client.WriteAttributes ?? [],
    preventsUserExistenceErrors:
      client.PreventUserExistenceErrors === 'ENABLED',
    hasTokenRevocation: client.EnableTokenRevocation ?? false,
    hasRefreshTokenRotation: client.RefreshTokenRotation?.Feature === 'ENABLED',
    hasSecret: Boolean(client.ClientSecret),
  };
}
