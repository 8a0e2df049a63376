import {
  control,
  evidence,
  failed,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Source: Lambda guide, "Recursive loop detection". */
export const lambdaRecursionAllowed = control({
  id: 'lambda-recursion-allowed',
  title: 'Lambda stops the function from calling itself for ever',
  description:
    'A function that writes to the queue or bucket which calls it may run up thousands of calls in minutes. ' +
    'Lambda stops such loops through SQS, SNS and S3 unless RecursiveLoop is Allow. Loops through other services ' +
    'are not detected, and a loop that is meant is not told from one that is not.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Lambda::RecursionConfig'],
  references: {
    owasp: ['SAS-08'],
    documents: [
      {
        title: 'Use Lambda recursive loop detection to prevent infinite loops',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
      },
    ],
  },
  evaluate(fn, context) {
    const config = context.resource(
      'AWS::Lambda::RecursionConfig',
      `${fn.$.arn}/recursion-config`,
    );
    if (!config) {
      return notAvailable(
        {
          errorClass: 'not-read',
          operation: 'lambda:GetFunctionRecursionConfig',
        },
        'its setting was not read',
      );
    }
    return config.recursiveLoop === 'Allow'
      ? failed([evidence('RecursiveLoop', 'Allow')])
      : passed();
  },
  remedy: fn => ({
    summary: `Set the recursive loop detection of ${fn.name} back to Terminate.`,
    console: consolePath(fn, 'Concurrency and recursion detection'),
    cli: `${lambdaCli(
      'put-function-recursion-config',
      fn,
    )} --recursive-loop Terminate`,
    cloudformation: `# ${fn.name}\nRecursiveLoop: Terminate`,
    terraform: `resource "aws_lambda_function_recursion_config" "loop" {\n  function_name  = "${fn.name}"\n  recursive_loop = "Terminate"\n}`,
  }),
});
