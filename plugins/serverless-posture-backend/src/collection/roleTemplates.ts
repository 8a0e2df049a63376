import { stringify } from 'yaml';
import { inPartition, managedPolicies, PolicyDocument } from './readerRole';

/** A role that templates create. */
export interface RoleTemplate {
  kind: keyof typeof kinds;
  roleName: string;
  policy: PolicyDocument;
}

/** What templates say of a role, and call it. */
const kinds = {
  reader: {
    resource: 'ReaderRole',
    policy: 'ReadPolicy',
    lets: 'read the configuration of this account',
    what: 'What the serverless posture plugin reads',
  },
  writer: {
    resource: 'WriterRole',
    policy: 'WritePolicy',
    lets: 'write decisions to findings of Security Hub',
    what: 'What the serverless posture plugin writes',
  },
};

/**
 * A CloudFormation template, also for a service-managed StackSet: a role which only the hub role of the organization may
 * assume, with the ExternalId.
 */
export function cloudFormationTemplate(template: RoleTemplate): string {
  const { roleName } = template;
  const kind = kinds[template.kind];
  const policies = managedPolicies(template.policy);
  const policyName = (index: number) => `${kind.policy}${index + 1}`;
  const sub = (text: string) =>
    text.includes('{partition}')
      ? { 'Fn::Sub': text.split('{partition}').join('${AWS::Partition}') }
      : text;
  return stringify(
    {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: `Lets the serverless posture plugin of Backstage ${kind.lets}`,
      Parameters: {
        HubRoleArn: {
          Type: 'String',
          Description: 'ARN of the role that Backstage runs with',
          AllowedPattern: 'arn:[a-z-]+:iam::\\d{12}:(role|user)/.+',
        },
        ExternalId: {
          Type: 'String',
          NoEcho: true,
          MinLength: 2,
          Description: 'organization.externalId of the configuration',
        },
        OrganizationId: { Type: 'String', AllowedPattern: 'o-[a-z0-9]{10,32}' },
      },
      Resources: {
        [kind.resource]: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: roleName,
            MaxSessionDuration: 3600,
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { Ref: 'HubRoleArn' } },
                  Action: 'sts:AssumeRole',
                  Condition: {
                    StringEquals: {
                      'sts:ExternalId': { Ref: 'ExternalId' },
                      'aws:PrincipalOrgID': { Ref: 'OrganizationId' },
                    },
                  },
                },
              ],
            },
            ManagedPolicyArns: policies.map((_, index) => ({
              Ref: policyName(index),
            })),
          },
        },
        ...Object.fromEntries(
          policies.map((policy, index) => [
            policyName(index),
            {
              Type: 'AWS::IAM::ManagedPolicy',
              Properties: {
                Description: kind.what,
                PolicyDocument: {
                  ...policy,
                  Statement: policy.Statement.map(statement => ({
                    ...statement,
                    Resource: statement.Resource.map(sub),
                  })),
                },
              },
            },
          ]),
        ),
      },
      Outputs: {
        RoleArn: { Value: { 'Fn::GetAtt': [kind.resource, 'Arn'] } },
      },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

/** The same role in Terraform (HCL). */
export function terraformModule(template: RoleTemplate): string {
  const { kind, roleName } = template;
  const { lets, what } = kinds[kind];
  const policies = managedPolicies(template.policy).map(policy =>
    inPartition(policy, '${data.aws_partition.current.partition}'),
  );
  return `# Lets the serverless posture plugin of Backstage ${lets}.

variable "hub_role_arn" {
  type        = string
  description = "ARN of the role that Backstage runs with"
}

variable "external_id" {
  type        = string
  sensitive   = true
  description = "organization.externalId of the configuration"
}

variable "organization_id" {
  type        = string
  description = "Id of the organization, such as o-a1b2c3d4e5"
}

data "aws_partition" "current" {}

resource "aws_iam_role" "${kind}" {
  name                 = ${JSON.stringify(roleName)}
  max_session_duration = 3600
  assume_role_policy   = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = var.hub_role_arn }
      Condition = {
        StringEquals = {
          "sts:ExternalId"     = var.external_id
          "aws:PrincipalOrgID" = var.organization_id
        }
      }
    }]
  })
}

locals {
  policies = [
${policies
  .map(policy => `    ${indent(JSON.stringify(policy, null, 2), 4)},`)
  .join('\n')}
  ]
}

resource "aws_iam_policy" "${kind}" {
  count       = length(local.policies)
  name        = "${roleName.split('/').pop()}-\${count.index + 1}"
  description = "${what}"
  policy      = jsonencode(local.policies[count.index])
}

resource "aws_iam_role_policy_attachment" "${kind}" {
  count      = length(local.policies)
  role       = aws_iam_role.${kind}.name
  policy_arn = aws_iam_policy.${kind}[count.index].arn
}

output "role_arn" {
  value = aws_iam_role.${kind}.arn
}
`;
}

function indent(text: string, spaces: number): string {
  return text.split('\n').join(`\n${' '.repeat(spaces)}`);
}
