import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, idsOf, stageFix } from './remedies';

/** Source: Security Hub APIGateway.4. */
export const apigwRestWaf = control({
  id: 'apigw-rest-waf',
  title: 'The REST API stage is protected by a web ACL',
  description:
    'A web ACL stops injection, floods and known bad clients before they reach the API. The stage must be associated ' +
    'with one of AWS WAF or WAF Classic; what its rules block is not judged, nor is a distribution in front of the API.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    securityHub: ['APIGateway.4'],
    config: ['api-gw-associated-with-waf'],
    documents: [
      {
        title: 'Use AWS WAF to protect your REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html',
      },
    ],
  },
  evaluate: stage =>
    stage.webAclArn === null
      ? failed([evidence('webAclArn', null)])
      : passed(stage.webAclArn),
  remedy: stage => {
    const { stages } = idsOf(stage);
    return {
      summary: `Associate a regional web ACL with the stage ${stage.name}.`,
      console: consolePath(
        stage,
        stage.name,
        'Stages',
        `${stages}`,
        'Edit',
        'Web application firewall',
      ),
      cli: `aws wafv2 associate-web-acl --region ${stage.region} --web-acl-arn <ARN of the web ACL> --resource-arn '${stage.arn}'`,
      cloudformation: `WebAclAssociation:\n  Type: AWS::WAFv2::WebACLAssociation\n  Properties:\n    ResourceArn: ${stage.arn}\n    WebACLArn: !GetAtt WebAcl.Arn`,
      terraform: `resource "aws_wafv2_web_acl_association" "stage" {\n  resource_arn = "${stage.arn}"\n  web_acl_arn  = aws_wafv2_web_acl.acl.arn\n}`,
    };
  },
  fix: stageFix,
});
