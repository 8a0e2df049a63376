import { control } from 'backstage-plugin-serverless-posture-node';
import { holdsNoHazard } from './environmentHazards';
import { changeVariables } from './remedies';

/** Source: Modifying the runtime environment. */
export const lambdaEnvCodeInjection = control({
  id: 'lambda-env-code-injection',
  title: 'No environment variable loads code into the runtime',
  description:
    'AWS_LAMBDA_EXEC_WRAPPER, LD_PRELOAD, NODE_OPTIONS with --require, JAVA_TOOL_OPTIONS with an agent, PYTHONPATH and their like run code ' +
    'before the handler, with its rights and its data, past review and code signing. Options that load nothing and paths ' +
    'inside the deployment package pass. Wrappers that you know, such as those for OpenTelemetry, fail as well: the name ' +
    'of a file in a layer says nothing of its content. Except them where you accept them.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Modifying the runtime environment',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html',
      },
      {
        title: 'Working with Lambda environment variables',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
      },
    ],
  },
  evaluate: fn => holdsNoHazard(fn, 'code-injection'),
  remedy: fn =>
    changeVariables(
      fn,
      `Delete the variable from ${fn.name}, or accept it together with the layer that needs it.`,
      'TABLE: orders # without the variable',
    ),
});
