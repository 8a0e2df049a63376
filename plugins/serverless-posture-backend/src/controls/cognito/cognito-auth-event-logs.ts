import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changePool } from './remedies';

/** Source: Cognito guide, "Exporting logs from Amazon Cognito user pools". */
export const cognitoAuthEventLogs = control({
  id: 'cognito-auth-event-logs',
  title: 'User authentication events are exported to logs',
  description:
    'Who signed in from where, and what threat protection thought of it, is shown per user only and for a limited time unless it ' +
    'is exported. Log delivery must have a destination for user authentication events; it comes with the Plus plan.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Cognito::UserPool',
  references: {
    owasp: ['SAS-05'],
    documents: [cognitoDocuments.logs],
  },
  evaluate: ({ exportedLogs }) =>
    exportedLogs.some(({ source }) => source === 'userAuthEvents')
      ? passed()
      : failed([
          evidence(
            'LogConfigurations.EventSource',
            exportedLogs.map(({ source }) => source).join(', '),
          ),
        ]),
  remedy: pool =>
    changePool(pool, `Deliver the authentication events of ${pool.name}.`, {
      page: 'Log streaming',
      cli: 'set-log-delivery-configuration --log-configurations EventSource=userAuthEvents,LogLevel=INFO,CloudWatchLogsConfiguration={LogGroupArn=<ARN>}',
      property:
        '# AWS::Cognito::LogDeliveryConfiguration\nLogConfigurations:\n  - EventSource: userAuthEvents\n    LogLevel: INFO\n    CloudWatchLogsConfiguration: { LogGroupArn: !GetAtt LogGroup.Arn }',
      terraform:
        '# aws_cognito_log_delivery_configuration\nlog_configurations {\n  event_source = "userAuthEvents"\n  log_level    = "INFO"\n  cloud_watch_logs_configuration {\n    log_group_arn = aws_cloudwatch_log_group.pool.arn\n  }\n}',
    }),
});
