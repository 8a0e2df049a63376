import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub IAM.2. */
export const iamUserDirectPolicies = control({
  id: 'iam-user-direct-policies',
  title: 'Users get their rights from groups',
  description:
    'Rights that are attached to single users are forgotten when people change their work. A user must have ' +
    'neither inline nor attached policies; groups, or better a central identity provider, give rights by role.',
  severity: 'LOW',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::IAM::User',
  references: {
    securityHub: ['IAM.2'],
    config: ['iam-user-no-policies-check', 'iam-user-group-membership-check'],
    documents: [
      {
        title: 'Security best practices in IAM',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
      },
    ],
  },
  evaluate(user): Verdict {
    const found = [
      ...user.inlinePolicies.map(name => evidence('UserPolicyList', name)),
      ...user.attachedPolicyArns.map(arn =>
        evidence('AttachedManagedPolicies', arn),
      ),
    ];
    return found.length > 0 ? failed(found) : passed();
  },
  remedy: user => ({
    summary: `Move the policies of ${user.name} to a group or a role.`,
    console: `IAM > Users > ${user.name} > Permissions`,
    cli: `aws iam detach-user-policy --user-name ${user.name} --policy-arn <ARN of the policy>\naws iam add-user-to-group --user-name ${user.name} --group-name <group>`,
    cloudformation: `# ${user.name}\nGroups:\n  - !Ref Developers`,
    terraform: `# ${user.name}\nresource "aws_iam_user_group_membership" "groups" {\n  user   = "${user.name}"\n  groups = ["developers"]\n}`,
  }),
});
