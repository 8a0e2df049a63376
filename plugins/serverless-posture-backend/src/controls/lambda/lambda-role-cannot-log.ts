import {
  control,
  evidence,
  failed,
  IamRole,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { assertAllReadable, mayDo } from '../policy/grants';
import { executionRole } from './executionRole';
import { consolePath } from './remedies';

/** What the runtime does to a log group that exists. */
const WRITING = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** Source: Lambda guide, "Sending Lambda function logs to CloudWatch Logs". */
export const lambdaRoleCannotLog = control({
  id: 'lambda-role-cannot-log',
  title: "The execution role may write to the function's log group",
  description:
    'Without logs:CreateLogStream and logs:PutLogEvents on the log group, a function runs and leaves no trace. Inline and ' +
    'attached policies and the permissions boundary are evaluated for both actions on the group of LoggingConfig; where a ' +
    'condition decides, the verdict is left open. Whether the group exists is not judged.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::IAM::Role'],
  references: {
    documents: [
      {
        title: 'Sending Lambda function logs to CloudWatch Logs',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
      },
    ],
  },
  evaluate(fn, context) {
    const role = executionRole(fn, context);
    if (!role) return notApplicable('the role does not exist');
    const { accountId, arn, region } = fn.$;
    const partition = arn.split(':')[1];
    const group = `arn:${partition}:logs:${region}:${accountId}:log-group:${fn.logGroup}`;
    const answers = WRITING.map(action => ({
      action,
      answer: answerOf(role, action, `${group}:log-stream:xyzzy`),
    }));
    const refused = answers.filter(({ answer }) => answer === 'no');
    if (refused.length > 0) {
      return failed([evidence('LoggingConfig.LogGroup', fn.logGroup)], {
        reason: `the role may not ${refused
          .map(({ action }) => action)
          .join(' and ')}`,
      });
    }
    if (answers.some(({ answer }) => answer === 'maybe')) {
      return notAvailable(
        { errorClass: 'unsupported' },
        'a condition in the policies of the role decides',
      );
    }
    return passed();
  },
  remedy: fn => ({
    summary: `Let the role of ${fn.name} write to the log group of the function.`,
    console: consolePath(fn, 'Permissions > Execution role'),
    cli: 'aws iam attach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    cloudformation: `# the role of ${fn.name}
Policies:
  - Statement:
      - Effect: Allow
        Action: [logs:CreateLogStream, logs:PutLogEvents]
        Resource: !Sub "\${LogGroup.Arn}:*"`,
    terraform: `# the role of ${fn.name}
data "aws_iam_policy_document" "logs" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["\${aws_cloudwatch_log_group.function.arn}:*"]
  }
}`,
  }),
});

function answerOf(role: IamRole, action: string, arn: string) {
  assertAllReadable(role);
  const own = mayDo(
    [...role.inlinePolicies, ...role.managedPolicies],
    action,
    arn,
  );
  const bound = role.boundary ? mayDo([role.boundary], action, arn) : 'yes';
  if (own === 'no' || bound === 'no') return 'no';
  return own === 'yes' && bound === 'yes' ? 'yes' : 'maybe';
}
