import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { directCallers } from './invocation';
import { consolePath, lambdaCli } from './remedies';

/** Services that call functions asynchronously. Source: Lambda guide, "Invoking Lambda with events from other AWS services". */
const ASYNCHRONOUS =
  /^(s3|sns|events|scheduler|ses|iot|config|codecommit|codepipeline|cloudformation|logs|lambda\.alarms\.cloudwatch)\./;

/** Source: AWS Config, lambda-dlq-check. */
export const lambdaFailureDestination = control({
  id: 'lambda-failure-destination',
  title: 'Events that a function failed on are kept',
  description:
    'An asynchronous event is thrown away after two retries; what was in it is lost. A function that a service ' +
    'may call asynchronously by its resource policy (S3, SNS, EventBridge, SES, IoT, CloudWatch and others) needs ' +
    'a dead-letter queue or an on-failure destination. Functions that no such service may call are not judged; ' +
    'asynchronous calls of the own account are not visible.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Lambda::EventInvokeConfig'],
  references: {
    config: ['lambda-dlq-check'],
    owasp: ['SAS-08'],
    documents: [
      {
        title: 'Capturing records of Lambda asynchronous invocations',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (fn.deadLetterTargetArn !== null) return passed(fn.deadLetterTargetArn);
    const policies = [
      fn.policy,
      ...fn.qualifiedPolicies.map(({ policy }) => policy),
    ];
    const callers = policies.flatMap(policy =>
      directCallers(policy)
        .services.map(({ caller }) => caller.value)
        .filter(value => ASYNCHRONOUS.test(value)),
    );
    if (callers.length === 0)
      return notApplicable('no service calls it asynchronously');
    const config = context.resource(
      'AWS::Lambda::EventInvokeConfig',
      `${fn.$.arn}/event-invoke-config`,
    );
    if (!config) {
      return notAvailable(
        {
          errorClass: 'not-read',
          operation: 'lambda:ListFunctionEventInvokeConfigs',
        },
        'its destinations were not read',
      );
    }
    return config.onFailureArns.length > 0
      ? passed(config.onFailureArns.join(', '))
      : failed(
          [
            evidence('DeadLetterConfig.TargetArn', null),
            evidence('DestinationConfig.OnFailure', null),
          ],
          { reason: `called by ${[...new Set(callers)].join(', ')}` },
        );
  },
  remedy: fn => ({
    summary: `Add an on-failure destination to ${fn.name}.`,
    console: consolePath(fn, 'Destinations'),
    cli: `${lambdaCli(
      'put-function-event-invoke-config',
      fn,
    )} --destination-config 'OnFailure={Destination=<ARN of a queue>}'`,
    cloudformation: `# ${fn.name}, AWS::Serverless::Function\nEventInvokeConfig:\n  DestinationConfig:\n    OnFailure: { Type: SQS }`,
    terraform: `resource "aws_lambda_function_event_invoke_config" "failures" {\n  function_name = "${fn.name}"\n  destination_config {\n    on_failure {\n      destination = aws_sqs_queue.failures.arn\n    }\n  }\n}`,
  }),
});
