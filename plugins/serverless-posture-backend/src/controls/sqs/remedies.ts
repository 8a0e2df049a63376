import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** URL by which the AWS CLI names a queue. */
function urlOf({ name, region, accountId }: ResourceIdentity): string {
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
}

/** Sets attributes of a queue. */
export function setQueue(
  queue: ResourceIdentity,
  summary: string,
  {
    page,
    attributes,
    cloudformation,
    terraform,
  }: {
    page: string;
    attributes: string;
    cloudformation: string;
    terraform: string;
  },
): Remedy {
  const { name, region } = queue;
  return {
    summary,
    console: `Amazon SQS (${region}) > Queues > ${name} > Edit > ${page}`,
    cli: `aws sqs set-queue-attributes --region ${region} --queue-url ${urlOf(
      queue,
    )} --attributes ${attributes}`,
    cloudformation,
    terraform,
  };
}

/** Tags of a queue. */
export function tagQueue(queue: ResourceIdentity, summary: string): Remedy {
  const { name, region } = queue;
  return {
    summary,
    console: `Amazon SQS (${region}) > Queues > ${name} > Tagging`,
    cli: `aws sqs tag-queue --region ${region} --queue-url ${urlOf(
      queue,
    )} --tags owner=<team>`,
    cloudformation: `# ${name}, AWS::SQS::Queue\nTags:\n  - Key: owner\n    Value: <team>`,
    terraform: `# aws_sqs_queue ${name}\ntags = { owner = "<team>" }`,
  };
}

/** Replaces the statement that the evidence names by one for a known sender. */
export function changeQueuePolicy(
  queue: ResourceIdentity,
  summary: string,
): Remedy {
  const { name, arn, accountId } = queue;
  return setQueue(queue, summary, {
    page: 'Access policy',
    attributes: 'file://attributes.json # with the narrowed Policy',
    cloudformation: [
      `# ${name}, AWS::SQS::QueuePolicy`,
      'PolicyDocument:',
      '  Statement:',
      '    - Effect: Allow',
      '      Principal: { Service: sns.amazonaws.com }',
      '      Action: sqs:SendMessage',
      `      Resource: ${arn}`,
      '      Condition:',
      `        StringEquals: { "aws:SourceAccount": "${accountId}" }`,
      '        ArnEquals: { "aws:SourceArn": !Ref Topic }',
    ].join('\n'),
    terraform: [
      `# policy of aws_sqs_queue ${name}`,
      'statement {',
      '  actions   = ["sqs:SendMessage"]',
      `  resources = ["${arn}"]`,
      '  principals {',
      '    type        = "Service"',
      '    identifiers = ["sns.amazonaws.com"]',
      '  }',
      '  condition {',
      '    test     = "ArnEquals"',
      '    variable = "aws:SourceArn"',
      '    values   = [aws_sns_topic.topic.arn]',
      '  }',
      '}',
    ].join('\n'),
  });
}
