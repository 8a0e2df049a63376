import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';

/** Source: AWS WAF guide, "Migrating your AWS WAF Classic resources to AWS WAF". */
export const wafClassicInUse = control({
  id: 'waf-classic-in-use',
  title: 'No API is protected by WAF Classic only',
  description:
    'WAF Classic gets no new rules: its managed groups, rates per path, labels and body limits exist in AWS WAF only. The web ' +
    'ACL of the stage tells by its ARN which of the two it is; a stage without one is the matter of another control. What ' +
    'WAF Classic blocks is not read.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    documents: [wafDocuments.classic],
  },
  evaluate({ webAclArn }) {
    if (webAclArn === null) return notApplicable('it has no web ACL');
    return /^arn:aws[a-z-]*:wafv2:/.test(webAclArn)
      ? passed()
      : failed([evidence('webAclArn', webAclArn)]);
  },
  remedy: stage => ({
    summary: `Migrate the web ACL of ${stage.name} to AWS WAF and associate the new one.`,
    console: `WAF & Shield (${stage.region}) > AWS WAF Classic > Web ACLs > Migrate`,
    cli: [
      `aws waf-regional create-web-acl-migration-stack --region ${stage.region} --web-acl-id <id> --s3-bucket-name aws-waf-migration-<name> --ignore-unsupported-type`,
      `aws wafv2 associate-web-acl --region ${stage.region} --web-acl-arn <ARN of the new web ACL> --resource-arn '${stage.arn}'`,
    ].join('\n'),
    cloudformation: `WebAclAssociation:\n  Type: AWS::WAFv2::WebACLAssociation\n  Properties:\n    ResourceArn: ${stage.arn}\n    WebACLArn: !GetAtt WebAcl.Arn`,
    terraform: `resource "aws_wafv2_web_acl_association" "stage" {\n  resource_arn = "${stage.arn}"\n  web_acl_arn  = aws_wafv2_web_acl.acl.arn\n}`,
  }),
});
