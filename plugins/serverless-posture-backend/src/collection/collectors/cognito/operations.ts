import {
  CognitoIdentityProviderClient,
  DescribeIdentityProviderCommand,
  DescribeRiskConfigurationCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetLogDeliveryConfigurationCommand,
  GetUserPoolMfaConfigCommand,
  ListIdentityProvidersCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  GetWebACLForResourceCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import { operation } from 'backstage-plugin-serverless-posture-node';

const client = CognitoIdentityProviderClient;
const resources = ['arn:{partition}:cognito-idp:*:*:userpool/*'];

export const listUserPools = operation({
  id: 'cognito-idp:ListUserPools',
  client,
  command: ListUserPoolsCommand,
  probe: { MaxResults: 1 },
});

export const describeUserPool = operation({
  id: 'cognito-idp:DescribeUserPool',
  client,
  command: DescribeUserPoolCommand,
  resources,
});

export const getUserPoolMfaConfig = operation({
  id: 'cognito-idp:GetUserPoolMfaConfig',
  client,
  command: GetUserPoolMfaConfigCommand,
  resources,
});

export const describeRiskConfiguration = operation({
  id: 'cognito-idp:DescribeRiskConfiguration',
  client,
  command: DescribeRiskConfigurationCommand,
  resources,
  // The pool's plan has no threat protection, or nobody has switched it on.
  absent: ['UserPoolAddOnNotEnabledException'],
});

export const getLogDeliveryConfiguration = operation({
  id: 'cognito-idp:GetLogDeliveryConfiguration',
  client,
  command: GetLogDeliveryConfigurationCommand,
  resources,
});

export const listUserPoolClients = operation({
  id: 'cognito-idp:ListUserPoolClients',
  client,
  command: ListUserPoolClientsCommand,
  resources,
});

export const describeUserPoolClient = operation({
  id: 'cognito-idp:DescribeUserPoolClient',
  client,
  command: DescribeUserPoolClientCommand,
  resources,
});

export const listIdentityProviders = operation({
  id: 'cognito-idp:ListIdentityProviders',
  client,
  command: ListIdentityProvidersCommand,
  resources,
});

export const describeIdentityProvider = operation({
  id: 'cognito-idp:DescribeIdentityProvider',
  client,
  command: DescribeIdentityProviderCommand,
  resources,
});

/** Also asks for `cognito-idp:GetWebACLForResource` on the pool (AWS WAF guide, "Permissions for web ACL associations"). */
export const getWebAclForResource = operation({
  id: 'wafv2:GetWebACLForResource',
  client: WAFV2Client,
  command: GetWebACLForResourceCommand,
  // AWS WAF answers with the web ACL itself, and asks for the right to read that, too.
  alsoActions: ['wafv2:GetWebACL', 'cognito-idp:GetWebACLForResource'],
});
