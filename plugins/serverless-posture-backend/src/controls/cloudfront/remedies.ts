import {
  Fix,
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

const idOf = ({ arn }: ResourceIdentity): string =>
  arn.slice(arn.lastIndexOf('/') + 1);

/** Changes the configuration of a distribution, which is written as a whole. */
export function changeDistribution(
  distribution: ResourceIdentity,
  summary: string,
  change: { page: string; cloudformation: string; terraform: string },
): Remedy {
  const id = idOf(distribution);
  return {
    summary,
    console: `CloudFront > Distributions > ${id} > ${change.page}`,
    cli: [
      `aws cloudfront get-distribution-config --id ${id} --query DistributionConfig > config.json`,
      `aws cloudfront update-distribution --id ${id} --if-match <ETag> --distribution-config file://config.json # once it is changed`,
    ].join('\n'),
    cloudformation: `# ${
      distribution.name
    }, AWS::CloudFront::Distribution\nDistributionConfig:\n${change.cloudformation.replace(
      /^/gm,
      '  ',
    )}`,
    terraform: `# aws_cloudfront_distribution of ${distribution.name}\n${change.terraform}`,
  };
}

/** What is set on one distribution is one change, such as one edit of its template. */
export function distributionFix({ $ }: { $: ResourceIdentity }): Fix {
  return { key: $.arn, title: `Harden distribution ${$.name}`, arn: $.arn };
}
