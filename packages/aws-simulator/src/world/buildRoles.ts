import type { ManagedPolicyDetail } from '@aws-sdk/client-iam';
import { PolicyStatement } from '../identity/policy';
import { roleArn } from './arns';
import {
  AwsManagedPolicyName,
  awsManagedPolicyArn,
} from './awsManagedPolicies';
import { digest } from './random';
import { AccountState } from './world';

const created = new Date('2024-05-06T07:00:00Z');

/** What is particular about an execution role. */
export interface RoleSpec {
  name: string;
  inline?: PolicyStatement[];
  awsManaged?: AwsManagedPolicyName[];
  /** Names of the account's own managed policies. */
  customerManaged?: string[];
  /** Service that may assume it. Default `lambda.amazonaws.com`. */
  service?: string;
}

const document = (statement: PolicyStatement[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statement });

const customerPolicyArn = (accountId: string, name: string) =>
  `arn:aws:iam::${accountId}:policy/${name}`;

/** A role as IAM shows it, documents not yet percent-encoded. */
export function buildRole(
  accountId: string,
  spec: RoleSpec,
): AccountState['roles'][number] {
  const arn = roleArn(accountId, spec.name);
  return {
    Path: '/',
    RoleName: spec.name,
    RoleId: `AROA${digest(arn).slice(0, 17).toUpperCase()}`,
    Arn: arn,
    CreateDate: created,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: spec.service ?? 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    }),
    InstanceProfileList: [],
    RolePolicyList: spec.inline
      ? [{ PolicyName: 'permissions', PolicyDocument: document(spec.inline) }]
      : [],
    AttachedManagedPolicies: [
      ...(spec.awsManaged ?? []).map(name => ({
        PolicyName: name,
        PolicyArn: awsManagedPolicyArn(name),
      })),
      ...(spec.customerManaged ?? []).map(name => ({
        PolicyName: name,
        PolicyArn: customerPolicyArn(accountId, name),
      })),
    ],
    Tags: [],
    RoleLastUsed: {},
  };
}

/** A customer managed policy as IAM shows it. */
export function buildPolicy(
  accountId: string,
  name: string,
  statement: PolicyStatement[],
): ManagedPolicyDetail {
  const arn = customerPolicyArn(accountId, name);
  return {
    PolicyName: name,
    PolicyId: `ANPA${digest(arn).slice(0, 17).toUpperCase()}`,
    Arn: arn,
    Path: '/',
    DefaultVersionId: 'v2',
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: created,
    UpdateDate: created,
    PolicyVersionList: [
      {
        VersionId: 'v2',
        IsDefaultVersion: true,
        CreateDate: created,
        Document: document(statement),
      },
      {
        VersionId: 'v1',
        IsDefaultVersion: false,
        CreateDate: created,
        Document: document([]),
      },
    ],
  };
}
