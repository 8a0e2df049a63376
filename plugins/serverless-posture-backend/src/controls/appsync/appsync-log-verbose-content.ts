import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { apiFix, changeGraphqlApi } from './remedies';

/** Source: AppSync guide, "Using CloudWatch to monitor and log GraphQL API data". */
export const appsyncLogVerboseContent = control({
  id: 'appsync-log-verbose-content',
  title: 'Headers, context and evaluated templates are kept out of the log',
  description:
    'Verbose content carries tokens, arguments and results of callers into the log group. It must be left out where the ' +
    'field level is above ERROR; at ERROR, where only failed fields are written, it fails with low severity.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::AppSync::GraphQLApi',
  references: {
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Using CloudWatch to monitor and log GraphQL API data',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html',
      },
    ],
  },
  evaluate({ logging }) {
    if (logging === null) return notApplicable('writes no log');
    const { fieldLogLevel, excludeVerboseContent } = logging;
    if (excludeVerboseContent) return passed();
    const found = [evidence('logConfig.excludeVerboseContent', false)];
    return fieldLogLevel === 'ERROR' || fieldLogLevel === 'NONE'
      ? failed(found, {
          severity: 'LOW',
          reason: `at the level ${fieldLogLevel}`,
        })
      : failed([...found, evidence('logConfig.fieldLogLevel', fieldLogLevel)]);
  },
  remedy: api =>
    changeGraphqlApi(
      api,
      `Leave verbose content out of the log of ${api.name}.`,
      {
        cli: '--log-config fieldLogLevel=ERROR,excludeVerboseContent=true,cloudWatchLogsRoleArn=<ARN of its log role>',
        cloudformation: 'LogConfig:\n  ExcludeVerboseContent: true',
        terraform: 'log_config {\n  exclude_verbose_content = true\n}',
      },
    ),
  fix: apiFix,
});
