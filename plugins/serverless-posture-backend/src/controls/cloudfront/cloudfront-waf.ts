import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeDistribution, distributionFix } from './remedies';

/** Source: Security Hub CloudFront.6. */
export const cloudfrontWaf = control({
  id: 'cloudfront-waf',
  title: 'The distribution is protected by a web ACL',
  description:
    'A web ACL at the edge stops floods, known bad clients and injection before they reach an API or a bucket. One of AWS ' +
    'WAF or WAF Classic passes; what its rules block is judged by controls of web ACLs. Disabled distributions are left out.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  references: {
    securityHub: ['CloudFront.6'],
    config: ['cloudfront-associated-with-waf'],
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-08'],
    documents: [
      {
        title: 'Use AWS WAF protections',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html',
      },
    ],
  },
  evaluate({ enabled, webAclId }) {
    if (!enabled) return notApplicable('the distribution is disabled');
    return webAclId === null
      ? failed([evidence('WebACLId', null)])
      : passed(webAclId);
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Associate a web ACL of the scope CLOUDFRONT with ${distribution.name}.`,
      {
        page: 'Security',
        cloudformation: 'WebACLId: !GetAtt WebAcl.Arn',
        terraform: 'web_acl_id = aws_wafv2_web_acl.edge.arn',
      },
    ),
  fix: distributionFix,
});
