import { control } from 'backstage-plugin-serverless-posture-node';
import { holdsNoSecret, secretFix } from '../secretNames';
import { consolePath, idsOf } from './remedies';

/** Source: API Gateway guide, "Stages for HTTP APIs in API Gateway". */
export const apigwHttpStageVariableSecrets = control({
  id: 'apigw-http-stage-variable-secrets',
  title: 'HTTP and WebSocket API stage variables hold no secret',
  description:
    'Stage variables are shown to everyone who may read the API and travel to back ends and logs. Values are judged by ' +
    'their shape while they are read and then dropped: only names and the kind of match are kept.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::ApiGatewayV2::Stage',
  references: {
    documents: [
      {
        title: 'Stages for HTTP APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html',
      },
    ],
  },
  evaluate: stage => holdsNoSecret('StageVariables', stage.variables),
  remedy: stage => {
    const { apis, stages } = idsOf(stage);
    return {
      summary: `Rotate the secret, keep it in Secrets Manager and remove the variable from ${stage.name}.`,
      console: consolePath(
        stage,
        apis,
        'Stages',
        `${stages}`,
        'Stage variables',
      ),
      cli: `aws apigatewayv2 update-stage --region ${stage.region} --api-id ${apis} --stage-name '${stages}' --stage-variables <name>=`,
    };
  },
  fix: secretFix,
});
