import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Source: Lambda guide, "Visualize Lambda function invocations using AWS X-Ray". */
export const lambdaXrayTracing = control({
  id: 'lambda-xray-tracing',
  title: 'Active tracing is on',
  description:
    'Traces show which calls an invocation made, which shortens the search after an incident. TracingConfig must be ' +
    'Active; PassThrough, the default, traces only what an upstream service samples. Tracing with other tools is not visible.',
  severity: 'LOW',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::Lambda::Function',
  references: {
    securityHub: ['Lambda.7'],
    config: ['lambda-function-xray-enabled'],
    documents: [
      {
        title: 'Visualize Lambda function invocations using AWS X-Ray',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
      },
    ],
  },
  evaluate: fn =>
    fn.tracingMode === 'Active'
      ? passed()
      : failed([evidence('TracingConfig.Mode', fn.tracingMode)]),
  remedy: fn => ({
    summary: `Set the tracing mode of ${fn.name} to Active.`,
    console: consolePath(
      fn,
      'Monitoring and operations tools > Additional monitoring tools',
    ),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --tracing-config Mode=Active`,
    cloudformation: `# ${fn.name}, AWS::Serverless::Function\nTracing: Active`,
    terraform: `# ${fn.name}\ntracing_config {\n  mode = "Active"\n}`,
  }),
});
