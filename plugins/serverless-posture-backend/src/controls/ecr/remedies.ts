import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** The change of one property of a repository. */
export function changeRepository(
  { name, region }: ResourceIdentity,
  change: {
    summary: string;
    page: string;
    /** Operation of the AWS CLI and its options. */
    cli: [operation: string, options: string];
    cloudformation: string;
    terraform: string;
  },
): Remedy {
  const [operation, options] = change.cli;
  const indent = (text: string, by: string) =>
    text
      .split('\n')
      .map(line => `${by}${line}`)
      .join('\n');
  return {
    summary: change.summary,
    console: `ECR (${region}) > Repositories > ${name} > ${change.page}`,
    cli: `aws ecr ${operation} --region ${region} --repository-name ${name} ${options}`,
    cloudformation: `Repository:\n  Type: AWS::ECR::Repository\n  Properties:\n    RepositoryName: ${name}\n${indent(
      change.cloudformation,
      '    ',
    )}`,
    terraform: `resource "aws_ecr_repository" "repository" {\n  name = "${name}"\n${indent(
      change.terraform,
      '  ',
    )}\n}`,
  };
}
