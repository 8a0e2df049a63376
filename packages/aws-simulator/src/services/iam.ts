import type {
  GetAccountAuthorizationDetailsRequest,
  GetPolicyRequest,
  GetPolicyVersionRequest,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam';
import { AwsError } from '../protocol/awsError';
import { awsManagedPolicies } from '../world/awsManagedPolicies';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';
import { iamAccount } from './iamAccount';

const invalid = 'ValidationError';

/** IAM returns policy documents percent-encoded (RFC 3986). */
const encoded = (document: string) => encodeURIComponent(document);

const encodedRole = (role: RoleDetail): RoleDetail => ({
  ...role,
  AssumeRolePolicyDocument: encoded(role.AssumeRolePolicyDocument!),
  RolePolicyList: role.RolePolicyList?.map(policy => ({
    ...policy,
    PolicyDocument: encoded(policy.PolicyDocument!),
  })),
});

const encodedPolicy = (policy: ManagedPolicyDetail): ManagedPolicyDetail => ({
  ...policy,
  PolicyVersionList: policy.PolicyVersionList?.map(version => ({
    ...version,
    Document: encoded(version.Document!),
  })),
});

function policyOf(
  { account }: Call,
  arn: string | undefined,
): ManagedPolicyDetail {
  const policy =
    awsManagedPolicies.get(arn ?? '') ??
    account.policies.find(({ Arn }) => Arn === arn);
  if (!policy) {
    throw new AwsError(
      'NoSuchEntityException',
      `Policy ${arn} does not exist or is not attachable.`,
    );
  }
  return policy;
}

/** AWS Identity and Access Management. */
export const iam: Handlers = {
  ...iamAccount,

  GetAccountAuthorizationDetails(
    input: GetAccountAuthorizationDetailsRequest,
    call: Call,
  ) {
    const { roles, policies } = call.account;
    const wants = (kind: string) =>
      !input.Filter?.length || input.Filter.includes(kind as never);
    const attached = new Set(
      roles.flatMap(role =>
        (role.AttachedManagedPolicies ?? []).map(p => p.PolicyArn!),
      ),
    );
    const awsPolicies = [...awsManagedPolicies.values()].filter(({ Arn }) =>
      attached.has(Arn!),
    );
    const entities: {
      user?: UserDetail;
      role?: RoleDetail;
      policy?: ManagedPolicyDetail;
    }[] = [
      ...(wants('User') ? thingsOf(call.account, 'users') : []).map(
        ({ user }) => ({ user }),
      ),
      ...(wants('Role') ? roles.map(role => ({ role })) : []),
      ...(wants('LocalManagedPolicy')
        ? policies.map(policy => ({ policy }))
        : []),
      ...(wants('AWSManagedPolicy')
        ? awsPolicies.map(policy => ({ policy }))
        : []),
    ];
    const { items, next } = page(entities, call, {
      token: input.Marker,
      limit: limitOf(input.MaxItems, { standard: 100, maximum: 1000, invalid }),
      invalid,
    });
    return {
      UserDetailList: items.flatMap(({ user }) => user ?? []),
      GroupDetailList: [],
      RoleDetailList: items.flatMap(({ role }) =>
        role ? [encodedRole(role)] : [],
      ),
      Policies: items.flatMap(({ policy }) =>
        policy ? [encodedPolicy(policy)] : [],
      ),
      IsTruncated: next !== undefined,
      Marker: next,
    };
  },

  GetPolicy(input: GetPolicyRequest, call: Call) {
    const { PolicyVersionList: _, ...policy } = policyOf(call, input.PolicyArn);
    return { Policy: policy };
  },

  GetPolicyVersion(input: GetPolicyVersionRequest, call: Call) {
    const policy = encodedPolicy(policyOf(call, input.PolicyArn));
    const version = policy.PolicyVersionList?.find(
      ({ VersionId }) => VersionId === input.VersionId,
    );
    if (!version) {
      throw new AwsError(
        'NoSuchEntityException',
        `Policy ${input.PolicyArn} version ${input.VersionId} does not exist.`,
      );
    }
    return { PolicyVersion: version };
  },
};
