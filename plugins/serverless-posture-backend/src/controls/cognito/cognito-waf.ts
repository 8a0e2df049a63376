import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { poolConsole } from './remedies';

/** Source: Cognito guide, "Associate an AWS WAF web ACL with a user pool". */
export const cognitoWaf = control({
  id: 'cognito-waf',
  title: 'User pool is associated with a web ACL',
  description:
    'The API and the managed login of a pool are open to the internet: without a web ACL, nothing stops a flood of sign-ups or ' +
    'the guessing of passwords from many addresses. The pool must have a web ACL; what its rules block is the matter of ' +
    'other controls.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::Cognito::UserPool',
  references: {
    owasp: ['SAS-08'],
    documents: [cognitoDocuments.waf],
  },
  evaluate: pool =>
    pool.webAclArn === null
      ? failed([evidence('WebACL', null)])
      : passed(pool.webAclArn),
  remedy: pool => ({
    summary: `Associate a regional web ACL with ${pool.name}.`,
    console: poolConsole(pool, 'AWS WAF'),
    cli: `aws wafv2 associate-web-acl --region ${pool.region} --web-acl-arn <ARN of the web ACL> --resource-arn ${pool.arn}`,
    cloudformation: `WebAclAssociation:\n  Type: AWS::WAFv2::WebACLAssociation\n  Properties:\n    ResourceArn: ${pool.arn}\n    WebACLArn: !GetAtt WebAcl.Arn`,
    terraform: `resource "aws_wafv2_web_acl_association" "pool" {\n  resource_arn = "${pool.arn}"\n  web_acl_arn  = aws_wafv2_web_acl.acl.arn\n}`,
  }),
});
