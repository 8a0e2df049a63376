import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { difference } from 'lodash';
import { whereKnown } from '../whereKnown';
import { limitsCallers } from './limitsCallers';
import { parentApi } from './parentApi';
import { idsOf, stageConsole } from './remedies';

/** Source: API Gateway guide, "Deploy REST APIs in API Gateway"; API Gateway GetDeployment. */
export const apigwRestDeployedAuthorization = control({
  id: 'apigw-rest-deployed-authorization',
  title: 'The REST API stage serves methods as closed as the working copy',
  description:
    'What is changed in a REST API takes effect once it is deployed: until then its stages answer as before. The stage, and ' +
    'its canary, must not serve a method without authorization that the working copy authorizes, or no longer has. Methods ' +
    'that are open in the working copy, too, are judged by apigw-rest-method-authorization; OPTIONS is left out. Where the ' +
    'resource policy of the API limits callers, the severity is low. Policies that were not deployed are not visible.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Stage',
  // Methods are read because those of the working copy are compared.
  reads: ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Method'],
  references: {
    documents: [
      {
        title: 'Deploy REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html',
      },
    ],
  },
  evaluate(stage, context) {
    if (stage.deploymentId === null)
      return notApplicable('nothing is deployed to the stage');
    if (stage.openMethods.length === 0)
      return passed('every method authorizes its caller');
    const api = parentApi(stage, context);
    const open = difference(stage.openMethods, api.openMethods);
    if (open.length === 0)
      return passed('what is open is open in the working copy, too');
    const found = open.map(method => evidence('openMethods', method));
    return whereKnown(() => limitsCallers(api))
      ? failed(found, {
          severity: 'LOW',
          reason: 'the resource policy of the API limits who may call it',
        })
      : failed(found);
  },
  remedy: stage => {
    const { restapis, stages } = idsOf(stage);
    return {
      summary: `Deploy the API to ${stage.name}, which still serves methods without authorization that its working copy has closed or removed.`,
      console: stageConsole(stage, 'Deploy API'),
      cli: `aws apigateway create-deployment --region ${stage.region} --rest-api-id ${restapis} --stage-name '${stages}'`,
      cloudformation: `# ${stage.name}: CloudFormation deploys anew only where the logical id of the AWS::ApiGateway::Deployment changes\nDeploymentId: !Ref DeploymentOfToday`,
      terraform: `# aws_api_gateway_deployment of ${stage.name}\ntriggers = {\n  redeployment = sha1(jsonencode(aws_api_gateway_rest_api.api.body))\n}`,
    };
  },
});
