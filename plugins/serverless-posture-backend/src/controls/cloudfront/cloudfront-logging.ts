import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.5. */
export const cloudfrontLogging = control({
  id: 'cloudfront-logging',
  title: 'The distribution writes access logs',
  description:
    'Without access logs nobody can tell who called what at the edge. Standard logs of either version pass: to a bucket, or ' +
    'as a delivery of CloudWatch Logs. Real-time logs, which may be samples, do not count. Disabled distributions are left out.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  reads: ['AWS::Logs::DeliverySource'],
  references: {
    securityHub: ['CloudFront.5'],
    config: ['cloudfront-accesslogs-enabled'],
    serverlessLens: ['OPS 1'],
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Access logs (standard logs)',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html',
      },
    ],
  },
  evaluate(distribution, context) {
    if (!distribution.enabled)
      return notApplicable('the distribution is disabled');
    const bucket = whereKnown(() => distribution.loggingBucket);
    if (bucket) return passed(bucket);
    const isDelivered = context
      .resources('AWS::Logs::DeliverySource')
      .filter(
        ({ resourceArns, logType }) =>
          logType === 'ACCESS_LOGS' &&
          resourceArns.includes(distribution.$.arn),
      )
      .some(source => source.isDelivered);
    if (isDelivered) return passed('a delivery of CloudWatch Logs');
    return failed([evidence('Logging.Bucket', distribution.loggingBucket)]);
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Turn on standard logs of ${distribution.name}.`,
      {
        page: 'Logging',
        cloudformation: 'Logging:\n  Bucket: !GetAtt LogBucket.DomainName',
        terraform:
          'logging_config {\n  bucket = aws_s3_bucket.logs.bucket_domain_name\n}',
      },
    ),
  fix: distributionFix,
});
