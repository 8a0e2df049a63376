import {
  AttachedPolicy,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
} from '@aws-sdk/client-iam';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  Attribute,
  AwsReader,
  CollectionError,
  isUnknown,
  operation,
  Operation,
  Resource,
  RolePolicy,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, redactTags, required, malformed } from '../../fields';
import { policyText } from '../../policies';
import { getAccountAuthorizationDetails } from './authorizationDetails';

export const getPolicy = operation({
  id: 'iam:GetPolicy',
  client: IAMClient,
  command: GetPolicyCommand,
  resources: ['arn:{partition}:iam::aws:policy/*'],
});

export const getPolicyVersion = operation({
  id: 'iam:GetPolicyVersion',
  client: IAMClient,
  command: GetPolicyVersionCommand,
  resources: ['arn:{partition}:iam::aws:policy/*'],
});

/** AWS alone changes what these grant, so that nobody judges it. */
const serviceLinked = unknown(
  'not-read',
  getPolicy.id,
  'the role is linked to a service',
);

/** Customer managed policies by ARN. */
export type Documents = Map<string | undefined, ManagedPolicyDetail>;

/** A role with the documents of all its policies. */
export async function role(
  aws: AwsReader,
  detail: RoleDetail,
  local: Documents,
): Promise<Resource<'AWS::IAM::Role'>> {
  const from = getAccountAuthorizationDetails;
  const trustPolicy = policyText(
    required(detail.AssumeRolePolicyDocument, 'AssumeRolePolicyDocument', from),
    from.id,
  );
  const attached = detail.AttachedManagedPolicies ?? [];
  const attachedPolicyArns = attached.map(policy =>
    required(policy.PolicyArn, 'PolicyArn', from),
  );
  const boundaryArn = detail.PermissionsBoundary?.PermissionsBoundaryArn;
  const wanted = !detail.Path?.startsWith('/aws-service-role/');
  return {
    type: 'AWS::IAM::Role',
    arn: required(detail.Arn, 'Arn', from),
    name: required(detail.RoleName, 'RoleName', from),
    accountId: aws.accountId,
    region: GLOBAL_REGION,
    tags: redactTags(
      Object.fromEntries((detail.Tags ?? []).map(tag => [tag.Key, tag.Value])),
    ),
    attributes: {
      trustPolicy,
      attachedPolicyArns,
      inlinePolicies: inlinePolicies(detail.RolePolicyList ?? []),
      managedPolicies: wanted
        ? await attributeOf(() =>
            Promise.all(
              attached.map(policy => managedPolicy(aws, policy, local)),
            ),
          )
        : serviceLinked,
      boundary: await boundary(aws, boundaryArn, wanted, local),
    },
  };
}

function boundary(
  aws: AwsReader,
  PolicyArn: string | undefined,
  wanted: boolean,
  local: Documents,
): Promise<Attribute<RolePolicy | null>> {
  return attributeOf<Attribute<RolePolicy | null>>(async () => {
    if (!PolicyArn) return null;
    return wanted ? managedPolicy(aws, { PolicyArn }, local) : serviceLinked;
  }) as Promise<Attribute<RolePolicy | null>>;
}

function inlinePolicies(policies: PolicyDetail[]): Attribute<RolePolicy[]> {
  const from = getAccountAuthorizationDetails;
  const parsed: RolePolicy[] = [];
  for (const { PolicyName, PolicyDocument } of policies) {
    const document = policyText(
      required(PolicyDocument, 'PolicyDocument', from),
      from.id,
    );
    if (isUnknown(document)) return document;
    parsed.push({
      arn: null,
      name: required(PolicyName, 'PolicyName', from),
      document,
    });
  }
  return parsed;
}

async function managedPolicy(
  aws: AwsReader,
  { PolicyArn, PolicyName }: AttachedPolicy,
  local: Documents,
): Promise<RolePolicy> {
  const arn = required(PolicyArn, 'PolicyArn', getAccountAuthorizationDetails);
  const name = PolicyName ?? arn.slice(arn.lastIndexOf('/') + 1);
  const own = local.get(arn);
  if (own) {
    const current = own.PolicyVersionList?.find(
      version => version.IsDefaultVersion,
    );
    const document = required(
      current?.Document,
      'PolicyVersionList',
      getAccountAuthorizationDetails,
    );
    return {
      arn,
      name,
      document: known(document, getAccountAuthorizationDetails),
    };
  }
  if (!arn.startsWith(`arn:${aws.partition}:iam::aws:policy/`)) {
    throw malformed(
      getAccountAuthorizationDetails,
      'a role attaches a policy that the account does not list',
    );
  }
  return {
    arn,
    name,
    document: await aws.once(`iam policy ${arn}`, () =>
      awsManagedDocument(aws, arn),
    ),
  };
}

/** AWS managed policies are the same in every account. */
async function awsManagedDocument(
  aws: AwsReader,
  arn: string,
): Promise<string> {
  const { Policy } = await aws.call(getPolicy, { PolicyArn: arn });
  const VersionId = required(
    Policy?.DefaultVersionId,
    'Policy.DefaultVersionId',
    getPolicy,
  );
  const { PolicyVersion } = await aws.call(getPolicyVersion, {
    PolicyArn: arn,
    VersionId,
  });
  return known(
    required(
      PolicyVersion?.Document,
      'PolicyVersion.Document',
      getPolicyVersion,
    ),
    getPolicyVersion,
  );
}

/** A policy's text; throws a `CollectionError` where it can't be read. */
function known(document: string, from: Operation): string {
  const text = policyText(document, from.id);
  if (isUnknown(text)) throw new CollectionError(text.$unknown);
  return text;
}
