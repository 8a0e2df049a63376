import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { apiConsole, apiFix } from './remedies';

/** Source: AWS Config rule appsync-associated-with-waf. */
export const appsyncWaf = control({
  id: 'appsync-waf',
  title: 'The public GraphQL API is protected by a web ACL',
  description:
    'A web ACL stops floods, known bad clients and injection before a resolver runs. Public APIs must be associated with ' +
    'one; what its rules block is judged by controls of web ACLs. Private APIs are left out.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::AppSync::GraphQLApi',
  references: {
    config: ['appsync-associated-with-waf'],
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-08'],
    documents: [
      {
        title: 'Using AWS WAF to protect your AWS AppSync APIs',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html',
      },
    ],
  },
  evaluate({ visibility, webAclArn }) {
    if (visibility === 'PRIVATE') return notApplicable('the API is private');
    return webAclArn === null
      ? failed([evidence('wafWebAclArn', null)])
      : passed(webAclArn);
  },
  remedy: api => ({
    summary: `Associate a regional web ACL with ${api.name}.`,
    console: apiConsole(api, 'Settings', 'Web application firewall'),
    cli: `aws wafv2 associate-web-acl --region ${api.region} --web-acl-arn <ARN of the web ACL> --resource-arn ${api.arn}`,
    cloudformation: `WebAclAssociation:\n  Type: AWS::WAFv2::WebACLAssociation\n  Properties:\n    ResourceArn: ${api.arn}\n    WebACLArn: !GetAtt WebAcl.Arn`,
    terraform: `resource "aws_wafv2_web_acl_association" "graphql" {\n  resource_arn = "${api.arn}"\n  web_acl_arn  = aws_wafv2_web_acl.acl.arn\n}`,
  }),
  fix: apiFix,
});
