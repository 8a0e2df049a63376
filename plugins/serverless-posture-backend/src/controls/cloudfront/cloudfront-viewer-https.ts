import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.3. */
export const cloudfrontViewerHttps = control({
  id: 'cloudfront-viewer-https',
  title: 'Viewers are sent to HTTPS in every cache behavior',
  description:
    'A behavior that allows plain HTTP lets others read and change what viewers send, tokens and cookies among it. Each ' +
    'must redirect to HTTPS or accept HTTPS only.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.3'],
    config: ['cloudfront-viewer-policy-https'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Require HTTPS for communication between viewers and CloudFront',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
      },
    ],
  },
  evaluate({ behaviors }) {
    const found = behaviors
      .filter(one => one.viewerProtocolPolicy === 'allow-all')
      .map(({ pathPattern }) =>
        evidence(
          `CacheBehaviors[${pathPattern}].ViewerProtocolPolicy`,
          'allow-all',
        ),
      );
    return found.length ? failed(found) : passed();
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Redirect viewers of ${distribution.name} to HTTPS in every behavior.`,
      {
        page: 'Behaviors',
        cloudformation:
          'DefaultCacheBehavior:\n  ViewerProtocolPolicy: redirect-to-https',
        terraform:
          'default_cache_behavior {\n  viewer_protocol_policy = "redirect-to-https"\n}',
      },
    ),
  fix: distributionFix,
});
