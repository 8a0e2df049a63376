import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { WAFV2Client } from '@aws-sdk/client-wafv2';
import { MANAGEMENT_ACCESS_KEY_ID } from '../identity/credentials';
import type { RunningSimulator } from '../simulator';

/** Credentials of the management account. */
export const management = {
  accessKeyId: MANAGEMENT_ACCESS_KEY_ID,
  secretAccessKey: 'any',
};

/** Unmodified SDK clients that reach a simulator over HTTP, one attempt each. */
export function clientsOf(
  { url, world }: RunningSimulator,
  credentials: {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
  } = management,
  region = world.homeRegion,
) {
  const config = { endpoint: url, region, credentials, maxAttempts: 1 };
  return {
    sts: new STSClient(config),
    organizations: new OrganizationsClient(config),
    ec2: new EC2Client(config),
    iam: new IAMClient(config),
    lambda: new LambdaClient(config),
    tagging: new ResourceGroupsTaggingAPIClient(config),
    apiGateway: new APIGatewayClient(config),
    apiGatewayV2: new ApiGatewayV2Client(config),
    securityHub: new SecurityHubClient(config),
    waf: new WAFV2Client(config),
  };
}

/** Credentials of the reader role in the account of this name. */
export async function assume(
  simulator: RunningSimulator,
  accountName: string,
  changes: {
    ExternalId?: string;
    Policy?: string;
    DurationSeconds?: number;
  } = {},
) {
  const { world } = simulator;
  const account = world.accounts.find(({ name }) => name === accountName)!;
  const { Credentials } = await clientsOf(simulator).sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${account.id}:role/${world.roleName}`,
      RoleSessionName: 'test',
      ExternalId: world.externalId,
      ...changes,
    }),
  );
  return {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
    expiration: Credentials!.Expiration!,
  };
}

/** Clients that act as the reader role in an account. */
export const clientsIn = async (
  simulator: RunningSimulator,
  accountName: string,
  region?: string,
) => clientsOf(simulator, await assume(simulator, accountName), region);
