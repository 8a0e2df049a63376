import {
  Collector,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import {
  accountSummary,
  getAccountPasswordPolicy,
  getAccountSummary,
  listSAMLProviders,
  listVirtualMFADevices,
  signIn,
} from './account';
import {
  authorizationDetails,
  getAccountAuthorizationDetails,
} from './authorizationDetails';
import {
  generateCredentialReport,
  getCredentialReport,
} from './credentialReport';
import { getPolicy, getPolicyVersion, role } from './roles';
import { users } from './users';

/** The roles of an account with their policies, its users, and how people sign in, or those of them that are needed. */
export function iamCollector(needed?: ReadonlySet<string>): Collector {
  const needs = (type: ResourceType) => !needed || needed.has(type);
  const withRoles = needs('AWS::IAM::Role');
  const withUsers = needs('AWS::IAM::User');
  return {
    id: 'iam',
    scope: 'global',
    operations: {
      getAccountAuthorizationDetails,
      ...(withRoles ? { getPolicy, getPolicyVersion } : {}),
      ...(withUsers ? { generateCredentialReport, getCredentialReport } : {}),
      ...(needs('AWS::IAM::AccountSummary')
        ? { getAccountSummary, listVirtualMFADevices, getAccountPasswordPolicy }
        : {}),
      ...(needs('AWS::IAM::SAMLProvider') ? { listSAMLProviders } : {}),
    },
    listings: [
      {
        // One call tells of both.
        id: 'roles',
        resourceTypes: [
          ...(withRoles ? (['AWS::IAM::Role'] as const) : []),
          ...(withUsers ? (['AWS::IAM::User'] as const) : []),
        ],
        async page(aws) {
          const details = await authorizationDetails(aws, [
            ...(withRoles ? (['Role', 'LocalManagedPolicy'] as const) : []),
            ...(withUsers ? (['User'] as const) : []),
          ]);
          const documents = new Map(
            details.policies.map(policy => [policy.Arn, policy]),
          );
          const [roles, people] = await Promise.all([
            aws.all(details.roles, detail => role(aws, detail, documents)),
            users(aws, details.users),
          ]);
          return { resources: [...roles, ...people] };
        },
      },
      {
        id: 'account',
        resourceTypes: ['AWS::IAM::AccountSummary'],
        page: async aws => ({ resources: [await accountSummary(aws)] }),
      },
      {
        id: 'sign-in',
        resourceTypes: ['AWS::IAM::SAMLProvider'],
        page: async aws => ({ resources: [await signIn(aws)] }),
      },
    ],
  };
}
