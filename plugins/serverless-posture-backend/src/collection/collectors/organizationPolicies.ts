import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
  PolicySummary,
} from '@aws-sdk/client-organizations';
import {
  AwsReader,
  Collector,
  operation,
  OrganizationPolicies,
} from 'backstage-plugin-serverless-posture-node';
import { accountFact, known } from '../facts';
import { attributeOf, everyPage, required } from '../fields';
import { policyText } from '../policies';

const describeOrganization = operation({
  id: 'organizations:DescribeOrganization',
  client: OrganizationsClient,
  command: DescribeOrganizationCommand,
  absent: ['AWSOrganizationsNotInUseException'],
  probe: {},
});

const listPolicies = operation({
  id: 'organizations:ListPolicies',
  client: OrganizationsClient,
  command: ListPoliciesCommand,
});

const POLICIES = ['arn:{partition}:organizations::*:policy/*'];

const describePolicy = operation({
  id: 'organizations:DescribePolicy',
  client: OrganizationsClient,
  command: DescribePolicyCommand,
  // Those of AWS, such as FullAWSAccess, belong to `aws`.
  resources: [...POLICIES, 'arn:{partition}:organizations::aws:policy/*'],
});

const listTargetsForPolicy = operation({
  id: 'organizations:ListTargetsForPolicy',
  client: OrganizationsClient,
  command: ListTargetsForPolicyCommand,
  resources: [...POLICIES, 'arn:{partition}:organizations::aws:policy/*'],
});

/** The service control policies of the organization, which only its management account can see. */
export const organizationPoliciesCollector: Collector = {
  id: 'organization-policies',
  scope: 'global',
  operations: {
    describeOrganization,
    listPolicies,
    describePolicy,
    listTargetsForPolicy,
  },
  listings: [
    {
      id: 'service-control-policies',
      resourceTypes: ['AWS::Organizations::Policy'],
      async page(aws) {
        const { id, managementAccount } = await aws.once('organization', () =>
          organization(aws),
        );
        if (managementAccount !== aws.accountId) return { resources: [] };
        return {
          resources: [
            accountFact(
              'AWS::Organizations::Policy',
              aws,
              {
                service: 'organizations',
                path: `policy/${id}/service_control_policy/*`,
                name: 'Service control policies',
              },
              { policies: await attributeOf(() => policiesOf(aws)) },
            ),
          ],
        };
      },
    },
  ],
};

async function organization(aws: AwsReader) {
  return known(
    aws.read(
      describeOrganization,
      {},
      ({ Organization }) => ({
        id: required(Organization?.Id, 'Organization.Id', describeOrganization),
        managementAccount: required(
          Organization?.MasterAccountId,
          'Organization.MasterAccountId',
          describeOrganization,
        ),
      }),
      { id: '', managementAccount: '' },
    ),
  );
}

async function policiesOf(
  aws: AwsReader,
): Promise<OrganizationPolicies['policies']> {
  const policies = await everyPage(
    listPolicies,
    NextToken =>
      aws.call(listPolicies, { Filter: 'SERVICE_CONTROL_POLICY', NextToken }),
    output => ({
      items: required(output.Policies, 'Policies', listPolicies),
      next: output.NextToken,
    }),
  );
  return aws.all(
    // AWS's own FullAWSAccess denies nothing.
    policies.filter(({ AwsManaged }) => !AwsManaged),
    policy => policyOf(aws, policy),
  );
}

async function policyOf(aws: AwsReader, { Id, Name }: PolicySummary) {
  const PolicyId = required(Id, 'Id', listPolicies);
  const { Policy } = await aws.call(describePolicy, { PolicyId });
  const content = required(Policy?.Content, 'Policy.Content', describePolicy);
  const targets = await everyPage(
    listTargetsForPolicy,
    NextToken => aws.call(listTargetsForPolicy, { PolicyId, NextToken }),
    output => ({
      items: required(output.Targets, 'Targets', listTargetsForPolicy),
      next: output.NextToken,
    }),
  );
  return {
    id: PolicyId,
    name: required(Name, 'Name', listPolicies),
    content: await known(
      Promise.resolve(policyText(content, describePolicy.id)),
    ),
    targets: targets.map(({ TargetId }) =>
      required(TargetId, 'TargetId', listTargetsForPolicy),
    ),
  };
}
