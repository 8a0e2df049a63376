import {
  notApplicable,
  Remedy,
  ResourceIdentity,
  ResourceView,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import {
  adminGrants,
  attachedAdministratorPolicies,
  readablePolicies,
} from '../policy/grants';
import { whoMay } from '../policy/whoMay';

type Role = ResourceView<'AWS::IAM::Role'>;

/** Roles that AWS made for a service and that nobody else can change. */
export function isServiceLinked({ $ }: Role): boolean {
  return $.arn.includes(':role/aws-service-role/');
}

/** Whether functions alone may assume a role: it is judged with them then. */
export function servesOnlyLambda(role: Role): boolean {
  const { services, accounts, everyone, unclear } = whoMay(
    'sts:AssumeRole',
    role.trustPolicy,
  );
  return (
    services.length > 0 &&
    services.every(({ caller }) => caller.value === 'lambda.amazonaws.com') &&
    [accounts, everyone, unclear].every(({ length }) => length === 0)
  );
}

/** Whether the policies that can be read make a role an administrator. */
export function isAdministrator(role: Role): boolean {
  return (
    attachedAdministratorPolicies(role).length > 0 ||
    adminGrants(readablePolicies(role), role.$.arn).length > 0
  );
}

/** The answer for roles of services, and of functions, which other controls judge; undefined for all others. */
export function judgedElsewhere(role: Role): Verdict | undefined {
  if (isServiceLinked(role))
    return notApplicable('the role is linked to a service');
  return servesOnlyLambda(role)
    ? notApplicable('the role is judged with its functions')
    : undefined;
}

/** Replaces what a role is granted by less. */
export function narrowNamedRole(
  role: ResourceIdentity,
  summary: string,
  statement: { action: string; resource: string },
): Remedy {
  const { action, resource } = statement;
  return {
    summary,
    console: `IAM > Roles > ${role.name} > Permissions`,
    cli: `aws iam put-role-policy --role-name ${role.name} --policy-name permissions --policy-document file://permissions.json`,
    cloudformation: `# ${role.name}\nPolicies:\n  - PolicyName: permissions\n    PolicyDocument:\n      Statement:\n        - Effect: Allow\n          Action: ${action}\n          Resource: ${resource}`,
    terraform: `# ${role.name}\ndata "aws_iam_policy_document" "permissions" {\n  statement {\n    actions   = ["${action}"]\n    resources = ["${resource}"]\n  }\n}`,
  };
}
