import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath } from './remedies';

/** Source: Lambda guide, "Sending Lambda function logs to CloudWatch Logs". */
export const lambdaLogGroupExists = control({
  id: 'lambda-log-group-exists',
  title: 'The log group of the function exists',
  description:
    'Without its log group a function has left no trace: it never ran, its role may not write, or somebody ' +
    'deleted the logs. The group that the function is configured to write to must exist in its account and ' +
    'Region. Whether anything was written to it lately is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Logs::LogGroup'],
  references: {
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Sending Lambda function logs to CloudWatch Logs',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
      },
    ],
  },
  evaluate(fn, context) {
    const { accountId, region, arn } = fn.$;
    const partition = arn.split(':')[1];
    const group = context.resource(
      'AWS::Logs::LogGroup',
      `arn:${partition}:logs:${region}:${accountId}:log-group:${fn.logGroup}`,
    );
    return group
      ? passed(fn.logGroup)
      : failed([evidence('LoggingConfig.LogGroup', fn.logGroup)], {
          reason: 'no such log group',
        });
  },
  remedy: fn => ({
    summary: `Create the log group of ${fn.name} and let its role write to it.`,
    console: consolePath(fn, 'Monitoring and operations tools'),
    cli: `aws logs create-log-group --region ${fn.region} --log-group-name /aws/lambda/${fn.name}`,
    cloudformation: `LogGroup:\n  Type: AWS::Logs::LogGroup\n  Properties:\n    LogGroupName: /aws/lambda/${fn.name}\n    RetentionInDays: 365`,
    terraform: `resource "aws_cloudwatch_log_group" "logs" {\n  name              = "/aws/lambda/${fn.name}"\n  retention_in_days = 365\n}`,
  }),
});
