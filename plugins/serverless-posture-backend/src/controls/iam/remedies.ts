import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** Writes the trust policy of a role anew. */
export function changeTrust(
  role: ResourceIdentity,
  summary: string,
  statement: { cloudformation: string; terraform: string },
): Remedy {
  const indent = (text: string, by: string) =>
    text
      .split('\n')
      .map(line => `${by}${line}`)
      .join('\n');
  return {
    summary,
    console: `IAM > Roles > ${role.name} > Trust relationships`,
    cli: `aws iam update-assume-role-policy --role-name ${role.name} --policy-document file://trust.json`,
    cloudformation: `# ${
      role.name
    }\nAssumeRolePolicyDocument:\n  Statement:\n${indent(
      statement.cloudformation,
      '    ',
    )}`,
    terraform: `# ${
      role.name
    }\ndata "aws_iam_policy_document" "trust" {\n  statement {\n    actions = ["sts:AssumeRole"]\n${indent(
      statement.terraform,
      '    ',
    )}\n  }\n}`,
  };
}
