import { control } from 'backstage-plugin-serverless-posture-node';
import { holdsNoSecret, secretFix } from '../secretNames';
import { consolePath, idsOf, updateStageCli } from './remedies';

/** Source: API Gateway guide, "Use stage variables for a REST API in API Gateway". */
export const apigwStageVariableSecrets = control({
  id: 'apigw-stage-variable-secrets',
  title: 'REST API stage variables hold no secret',
  description:
    'Stage variables are shown to everyone who may read the API and travel to back ends and logs. Values are judged by ' +
    'their shape while they are read and then dropped: only names and the kind of match are kept.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    documents: [
      {
        title: 'Use stage variables for a REST API in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html',
      },
    ],
  },
  evaluate: stage => holdsNoSecret('variables', stage.variables),
  remedy: stage => ({
    summary: `Rotate the secret, keep it in Secrets Manager and remove the variable from ${stage.name}.`,
    console: consolePath(
      stage,
      stage.name,
      'Stages',
      `${idsOf(stage).stages}`,
      'Stage variables',
    ),
    cli: updateStageCli(stage, 'op=remove,path=/variables/<name>'),
  }),
  fix: secretFix,
});
