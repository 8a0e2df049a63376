import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { stageConsole, stageFix, updateStageCli } from './remedies';

/** Source: Security Hub APIGateway.3. */
export const apigwRestXray = control({
  id: 'apigw-rest-xray',
  title: 'The REST API stage traces requests with X-Ray',
  description:
    'Traces show where a request spent its time and which downstream call failed, from the edge of the API on. Active ' +
    'tracing must be on; without it the stage only passes on what callers decided. Sampling rules are not judged.',
  severity: 'LOW',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    securityHub: ['APIGateway.3'],
    config: ['api-gw-xray-enabled'],
    documents: [
      {
        title: 'Trace user requests to REST APIs using X-Ray in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html',
      },
    ],
  },
  evaluate: stage =>
    stage.tracingEnabled
      ? passed()
      : failed([evidence('tracingEnabled', false)]),
  fix: stageFix,
  remedy: stage => ({
    summary: `Turn X-Ray tracing of the stage ${stage.name} on.`,
    console: stageConsole(stage, 'Logs and tracing', 'Edit'),
    cli: updateStageCli(stage, 'op=replace,path=/tracingEnabled,value=true'),
    cloudformation: `# ${stage.name}, AWS::ApiGateway::Stage\nTracingEnabled: true`,
    terraform: `# aws_api_gateway_stage of ${stage.name}\nxray_tracing_enabled = true`,
  }),
});
