import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { childrenOf } from './childrenOf';
import { consolePath, idsOf } from './remedies';

/** Source: API Gateway guide, "Use API Gateway Lambda authorizers". */
export const apigwRestAuthorizerUnused = control({
  id: 'apigw-rest-authorizer-unused',
  title: 'The authorizer is used by a method',
  description:
    'An authorizer that no method uses gives the appearance of a guarded API, and is often a sign of methods that were ' +
    'forgotten. The working copy of the API is judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Authorizer',
  reads: ['AWS::ApiGateway::Method'],
  references: {
    serverlessLens: ['SEC 1'],
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'Use API Gateway Lambda authorizers',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html',
      },
    ],
  },
  evaluate(authorizer, context) {
    const { arn, parentArn } = authorizer.$;
    const id = arn.slice(arn.lastIndexOf('/') + 1);
    const isUsed = childrenOf(
      'AWS::ApiGateway::Method',
      parentArn,
      context,
    ).some(({ authorizerId }) => authorizerId === id);
    return isUsed
      ? passed()
      : failed([evidence('resourceMethods.*.authorizerId', null)]);
  },
  remedy: authorizer => {
    const { restapis, authorizers } = idsOf(authorizer);
    return {
      summary: `Use ${authorizer.name} on the methods of its API, or delete it.`,
      console: consolePath(authorizer, `${restapis}`, 'Authorizers'),
      cli: `aws apigateway delete-authorizer --region ${authorizer.region} --rest-api-id ${restapis} --authorizer-id ${authorizers}`,
      cloudformation: `# AWS::ApiGateway::Method\nAuthorizationType: CUSTOM\nAuthorizerId: ${authorizers}`,
      terraform: `# aws_api_gateway_method\nauthorization = "CUSTOM"\nauthorizer_id = "${authorizers}"`,
    };
  },
});
