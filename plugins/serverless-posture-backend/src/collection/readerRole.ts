import { Collector, Operation } from 'backstage-plugin-serverless-posture-node';
import { stringify } from 'yaml';
import { recordedOperations } from './recorded';
import { describeRegions } from './regions';
import { securityHubOperations } from './securityHub';

/** One statement of an IAM policy. */
export interface Statement {
  Sid: string;
  Effect: 'Allow' | 'Deny';
  Action: string[];
  Resource: string[];
}

/** An IAM policy. */
export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: Statement[];
}

/**
 * What nobody who reads posture needs, whatever else a role may come to hold: values of API keys, and what an API is
 * exported or generated into (`apigateway:GET` covers all of them).
 */
const withheld: Statement = {
  Sid: 'NeverKeysNorExports',
  Effect: 'Deny',
  Action: ['apigateway:GET'],
  Resource: [
    'arn:{partition}:apigateway:*::/apikeys',
    'arn:{partition}:apigateway:*::/apikeys/*',
    'arn:{partition}:apigateway:*::/apis/*/exports/*',
    'arn:{partition}:apigateway:*::/restapis/*/stages/*/exports/*',
    'arn:{partition}:apigateway:*::/restapis/*/stages/*/sdks/*',
    'arn:{partition}:apigateway:*::/usageplans/*/keys',
    'arn:{partition}:apigateway:*::/usageplans/*/keys/*',
  ],
};

/** What is read in every account besides what collectors declare. */
const everywhere: Operation[] = [
  describeRegions,
  ...Object.values(securityHubOperations.member),
  ...Object.values(securityHubOperations.administrator),
  ...Object.values(recordedOperations.member),
  ...Object.values(recordedOperations.aggregator),
];

/**
 * The reader role's policy: exactly the operations that the collectors declare, by service, and what is withheld. Its
 * ARNs hold `{partition}`, which {@link inPartition} fills.
 */
export function readerPolicy(collectors: readonly Collector[]): PolicyDocument {
  const operations = [
    ...collectors.flatMap(({ operations: own }) => Object.values(own)),
    ...everywhere,
  ];
  // Actions that share their resources share a statement.
  const byResources = new Map<string, Set<string>>();
  for (const operation of operations) {
    const { id, action = id, alsoActions = [], resources = ['*'] } = operation;
    for (const one of [action, ...alsoActions]) {
      const [service] = one.split(':');
      const key =
        one === 'apigateway:GET'
          ? 'apigateway'
          : `${service} ${[...resources].sort().join(' ')}`;
      if (!byResources.has(key)) byResources.set(key, new Set());
      byResources.get(key)!.add(one);
    }
  }
  const statements: Statement[] = [];
  for (const [key, actions] of [...byResources].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const [service, ...resources] = key.split(' ');
    statements.push({
      Sid: '',
      Effect: 'Allow',
      Action: [...actions].sort(),
      Resource:
        service === 'apigateway' ? apiGatewayResources(operations) : resources,
    });
  }
  const named = statements.map((statement, index) => ({
    ...statement,
    Sid: `Read${pascal(statement.Action[0].split(':')[0])}${
      statements.findIndex(one => sameService(one, statement)) === index
        ? ''
        : index
    }`,
  }));
  const readsApis = named.some(({ Action }) =>
    Action.includes('apigateway:GET'),
  );
  return {
    Version: '2012-10-17',
    Statement: [...named, ...(readsApis ? [withheld] : [])],
  };
}

function sameService(one: Statement, other: Statement): boolean {
  return one.Action[0].split(':')[0] === other.Action[0].split(':')[0];
}

function apiGatewayResources(operations: Operation[]): string[] {
  const all = operations
    .filter(({ action }) => action === 'apigateway:GET')
    .flatMap(({ resources = ['*'] }) => resources);
  return [...new Set(all)].sort();
}

function pascal(word: string): string {
  return (
    word.charAt(0).toUpperCase() +
    word.slice(1).replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
  );
}

/** The policy of one partition, such as `aws`; for templates an expression that names it. */
export function inPartition(
  policy: PolicyDocument,
  partition: string,
): PolicyDocument {
  return JSON.parse(
    JSON.stringify(policy).split('{partition}').join(partition),
  );
}

/** The longest session policy that STS takes. */
const LONGEST_SESSION_POLICY = 2048;

/**
 * The policy that narrows a session to what the collectors declare; undefined where it would be longer than STS takes,
 * so that the role's own policy alone holds.
 */
export function sessionPolicy(
  collectors: readonly Collector[],
  partition: string,
): string | undefined {
  const { Version, Statement } = inPartition(
    readerPolicy(collectors),
    partition,
  );
  const full = JSON.stringify({
    Version,
    Statement: Statement.map(({ Sid, ...statement }) => statement),
  });
  if (full.length <= LONGEST_SESSION_POLICY) return full;
  // Resources are the role's to narrow; what may be done at all stays narrowed.
  const Action = [
    ...new Set(
      Statement.filter(one => one.Effect === 'Allow').flatMap(
        one => one.Action,
      ),
    ),
  ].sort();
  const short = JSON.stringify({
    Version,
    Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
  });
  return short.length <= LONGEST_SESSION_POLICY ? short : undefined;
}

/** Names that the templates ask for. */
export interface TemplateOptions {
  roleName: string;
}

/**
 * A CloudFormation template for a service-managed StackSet: the reader role of a member account, which only the hub
 * role of the organization may assume, with the ExternalId.
 */
export function cloudFormationTemplate(
  collectors: readonly Collector[],
  { roleName }: TemplateOptions,
): string {
  const policy = readerPolicy(collectors);
  const sub = (text: string) =>
    text.includes('{partition}')
      ? { 'Fn::Sub': text.split('{partition}').join('${AWS::Partition}') }
      : text;
  return stringify(
    {
      AWSTemplateFormatVersion: '2010-09-09',
      Description:
        'Lets the serverless posture plugin of Backstage read the configuration of this account',
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
        ReaderRole: {
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
            Policies: [
              {
                PolicyName: 'read-serverless-posture',
                PolicyDocument: {
                  ...policy,
                  Statement: policy.Statement.map(statement => ({
                    ...statement,
                    Resource: statement.Resource.map(sub),
                  })),
                },
              },
            ],
          },
        },
      },
      Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['ReaderRole', 'Arn'] } } },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

/** The same role in Terraform (HCL). */
export function terraformModule(
  collectors: readonly Collector[],
  { roleName }: TemplateOptions,
): string {
  const policy = inPartition(
    readerPolicy(collectors),
    '${data.aws_partition.current.partition}',
  );
  return `# Lets the serverless posture plugin of Backstage read the configuration of this account.

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

resource "aws_iam_role" "reader" {
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

resource "aws_iam_role_policy" "reader" {
  name   = "read-serverless-posture"
  role   = aws_iam_role.reader.id
  policy = jsonencode(${indent(JSON.stringify(policy, null, 2))})
}

output "role_arn" {
  value = aws_iam_role.reader.arn
}
`;
}

function indent(text: string): string {
  return text.split('\n').join('\n  ');
}
