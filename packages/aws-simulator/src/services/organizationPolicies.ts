import type {
  DescribePolicyRequest,
  ListPoliciesRequest,
  ListTargetsForPolicyRequest,
} from '@aws-sdk/client-organizations';
import { AwsError } from '../protocol/awsError';
import { SimulatedPolicy } from '../world/things/audit';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidInputException';

/** What every organization has. */
const fullAccess: SimulatedPolicy = {
  id: 'p-FullAWSAccess',
  name: 'FullAWSAccess',
  content:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  targets: [],
};

function policiesOf({ account, accountId, world }: Call): SimulatedPolicy[] {
  if (accountId !== world.managementAccountId) {
    throw new AwsError(
      'AccessDeniedException',
      "You don't have permissions to access this resource.",
    );
  }
  return [fullAccess, ...thingsOf(account, 'organizationPolicies')];
}

function policyOf(id: string | undefined, call: Call): SimulatedPolicy {
  const found = policiesOf(call).find(one => one.id === id);
  if (!found) {
    throw new AwsError(
      'PolicyNotFoundException',
      "We can't find a policy with the PolicyId that you specified.",
    );
  }
  return found;
}

const summaryOf = ({ id, name }: SimulatedPolicy, { world }: Call) => ({
  Id: id,
  Arn:
    id === fullAccess.id
      ? `arn:aws:organizations::aws:policy/service_control_policy/${id}`
      : `arn:aws:organizations::${world.managementAccountId}:policy/${world.organizationId}/service_control_policy/${id}`,
  Name: name,
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: id === fullAccess.id,
});

/** Service control policies of AWS Organizations. */
export const organizationPolicies: Handlers = {
  ListPolicies(input: ListPoliciesRequest, call: Call) {
    const { items, next } = page(policiesOf(call), call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, { standard: 20, maximum: 20, invalid }),
      invalid,
    });
    return {
      Policies: items.map(one => summaryOf(one, call)),
      NextToken: next,
    };
  },

  DescribePolicy(input: DescribePolicyRequest, call: Call) {
    const found = policyOf(input.PolicyId, call);
    return {
      Policy: { PolicySummary: summaryOf(found, call), Content: found.content },
    };
  },

  ListTargetsForPolicy(input: ListTargetsForPolicyRequest, call: Call) {
    const { items, next } = page(policyOf(input.PolicyId, call).targets, call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, { standard: 20, maximum: 20, invalid }),
      invalid,
    });
    return {
      Targets: items.map(TargetId => ({ TargetId, Name: TargetId })),
      NextToken: next,
    };
  },
};
