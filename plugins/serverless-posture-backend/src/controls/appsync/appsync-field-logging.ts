import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { apiFix, changeGraphqlApi } from './remedies';

/** Source: Security Hub AppSync.2. */
export const appsyncFieldLogging = control({
  id: 'appsync-field-logging',
  title: 'The GraphQL API logs at field level',
  description:
    'One request of GraphQL runs many resolvers: without logs at field level nobody sees which of them failed or was ' +
    'abused. Any level but NONE passes. Whether the log role may write is not judged.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::AppSync::GraphQLApi',
  references: {
    securityHub: ['AppSync.2'],
    config: ['appsync-logging-enabled'],
    serverlessLens: ['OPS 1'],
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Using CloudWatch to monitor and log GraphQL API data',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html',
      },
    ],
  },
  evaluate({ logging }) {
    if (logging === null) return failed([evidence('logConfig', null)]);
    return logging.fieldLogLevel === 'NONE'
      ? failed([evidence('logConfig.fieldLogLevel', 'NONE')])
      : passed(logging.fieldLogLevel);
  },
  remedy: api =>
    changeGraphqlApi(api, `Let ${api.name} log fields at the level ERROR.`, {
      cli: '--log-config fieldLogLevel=ERROR,excludeVerboseContent=true,cloudWatchLogsRoleArn=<ARN of a role that writes logs>',
      cloudformation:
        'LogConfig:\n  FieldLogLevel: ERROR\n  ExcludeVerboseContent: true\n  CloudWatchLogsRoleArn: !GetAtt LogRole.Arn',
      terraform:
        'log_config {\n  field_log_level          = "ERROR"\n  exclude_verbose_content  = true\n  cloudwatch_logs_role_arn = aws_iam_role.log.arn\n}',
    }),
  fix: apiFix,
});
