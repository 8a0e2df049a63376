import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.17. */
export const cloudfrontSignedAccess = control({
  id: 'cloudfront-signed-access',
  title: 'Private content needs a URL or cookie signed by a trusted key group',
  description:
    'Keys of trusted signers belong to the root user of an account, and nobody else can rotate them. Behaviors that ask for ' +
    'signatures must trust key groups only. Which content is private cannot be seen: the path patterns of the parameter ' +
    'privatePaths must ask for signatures; where nothing does and nothing must, there is nothing to judge.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.17'],
    config: ['cloudfront-distribution-key-group-enabled'],
    serverlessLens: ['SEC 1'],
    documents: [
      {
        title: 'Specify signers that can create signed URLs and signed cookies',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html',
      },
    ],
  },
  parameters: {
    privatePaths: {
      description:
        'Path patterns of behaviors with private content, as CloudFront has them; * is the default behavior.',
      default: [],
    },
  },
  evaluate({ behaviors }, context) {
    const mustSign = context.parameter<string[]>('privatePaths');
    const found = behaviors.flatMap(
      ({ pathPattern, trustedSigners, trustedKeyGroups }) => {
        const path = `CacheBehaviors[${pathPattern}]`;
        if (trustedSigners)
          return [evidence(`${path}.TrustedSigners.Enabled`, true)];
        return mustSign.includes(pathPattern) && !trustedKeyGroups
          ? [evidence(`${path}.TrustedKeyGroups.Enabled`, false)]
          : [];
      },
    );
    if (found.length > 0) return failed(found);
    return behaviors.some(one => one.trustedKeyGroups)
      ? passed()
      : notApplicable('no behavior is known to serve private content');
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Trust a key group in the private behaviors of ${distribution.name}, and no account's root user.`,
      {
        page: 'Behaviors > Restrict viewer access',
        cloudformation:
          'CacheBehaviors:\n  - PathPattern: /private/*\n    TrustedKeyGroups: [!Ref KeyGroup]',
        terraform:
          'ordered_cache_behavior {\n  path_pattern       = "/private/*"\n  trusted_key_groups = [aws_cloudfront_key_group.signers.id]\n}',
      },
    ),
  fix: distributionFix,
});
