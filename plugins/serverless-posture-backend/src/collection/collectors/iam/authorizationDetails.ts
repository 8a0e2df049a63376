import {
  EntityType,
  GetAccountAuthorizationDetailsCommand,
  IAMClient,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam';
import { AwsReader, operation } from 'backstage-plugin-serverless-posture-node';
import { malformed, required } from '../../fields';

export const getAccountAuthorizationDetails = operation({
  id: 'iam:GetAccountAuthorizationDetails',
  client: IAMClient,
  command: GetAccountAuthorizationDetailsCommand,
  probe: { Filter: ['Role'], MaxItems: 1 },
});

/** Roles, users and customer managed policies of an account, as far as they are asked for. */
export interface AuthorizationDetails {
  roles: RoleDetail[];
  users: UserDetail[];
  policies: ManagedPolicyDetail[];
}

/** Everything of these kinds: a role may attach a policy of any other page, so that all pages of the account make one. */
export async function authorizationDetails(
  aws: AwsReader,
  Filter: EntityType[],
): Promise<AuthorizationDetails> {
  const from = getAccountAuthorizationDetails;
  const details: AuthorizationDetails = { roles: [], users: [], policies: [] };
  const seen = new Set<string>();
  for (let Marker: string | undefined; ; ) {
    const output = await aws.call(from, { Filter, MaxItems: 1000, Marker });
    if (Filter.includes('Role'))
      details.roles.push(
        ...required(output.RoleDetailList, 'RoleDetailList', from),
      );
    if (Filter.includes('User'))
      details.users.push(
        ...required(output.UserDetailList, 'UserDetailList', from),
      );
    details.policies.push(...(output.Policies ?? []));
    if (!output.IsTruncated) return details;
    Marker = required(output.Marker, 'Marker', from);
    if (seen.has(Marker))
      throw malformed(from, 'the service repeats a page token');
    seen.add(Marker);
  }
}
