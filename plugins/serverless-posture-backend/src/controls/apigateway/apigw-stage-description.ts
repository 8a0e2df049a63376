import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { stageConsole, stageFix, updateStageCli } from './remedies';

/** Source: AWS Config rule apigateway-stage-description. */
export const apigwStageDescription = control({
  id: 'apigw-stage-description',
  title: 'The REST API stage has a description',
  description:
    'A description tells whoever finds the stage what it is for and whether it may go. Any text counts; what it says is ' +
    'not judged.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    config: ['apigateway-stage-description'],
    documents: [
      {
        title: 'Set up a stage for a REST API in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html',
      },
    ],
  },
  evaluate: stage =>
    stage.description?.trim()
      ? passed()
      : failed([evidence('description', null)]),
  fix: stageFix,
  remedy: stage => ({
    summary: `Describe what the stage ${stage.name} is for.`,
    console: stageConsole(stage, 'Edit', 'Description'),
    cli: updateStageCli(stage, 'op=replace,path=/description,value=<text>'),
    cloudformation: `# ${stage.name}, AWS::ApiGateway::Stage\nDescription: <text>`,
    terraform: `# aws_api_gateway_stage of ${stage.name}\ndescription = "<text>"`,
  }),
});
