import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** Sets one attribute of a topic. */
export function setTopic(
  { name, arn, region }: ResourceIdentity,
  summary: string,
  {
    page,
    attribute,
    value,
    cloudformation,
    terraform,
  }: {
    page: string;
    attribute: string;
    value: string;
    cloudformation: string;
    terraform: string;
  },
): Remedy {
  return {
    summary,
    console: `Amazon SNS (${region}) > Topics > ${name} > Edit > ${page}`,
    cli: `aws sns set-topic-attributes --region ${region} --topic-arn ${arn} --attribute-name ${attribute} --attribute-value ${value}`,
    cloudformation: `# ${name}\n${cloudformation}`,
    terraform: `# aws_sns_topic ${name}\n${terraform}`,
  };
}

/** Replaces the statement that the evidence names by one for known callers. */
export function changeTopicPolicy(
  topic: ResourceIdentity,
  summary: string,
): Remedy {
  const { arn, accountId } = topic;
  return setTopic(topic, summary, {
    page: 'Access policy',
    attribute: 'Policy',
    value: 'file://policy.json',
    cloudformation: [
      'PolicyDocument:',
      '  Statement:',
      '    - Effect: Allow',
      `      Principal: { AWS: "${accountId}" }`,
      '      Action: [sns:Publish, sns:Subscribe]',
      `      Resource: ${arn}`,
    ].join('\n'),
    terraform: [
      'statement {',
      '  actions   = ["sns:Publish", "sns:Subscribe"]',
      `  resources = ["${arn}"]`,
      '  principals {',
      '    type        = "AWS"',
      `    identifiers = ["${accountId}"]`,
      '  }',
      '}',
    ].join('\n'),
  });
}
