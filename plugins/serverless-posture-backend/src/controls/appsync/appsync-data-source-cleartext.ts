import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { dataSourceFix, dataSourceRemedy } from './dataSourceRemedy';

/** Source: AppSync guide, "Using HTTP data sources". */
export const appsyncDataSourceCleartext = control({
  id: 'appsync-data-source-cleartext',
  title: 'The HTTP or OpenSearch data source is called over HTTPS',
  description:
    'What AppSync sends to a plain HTTP endpoint, arguments of callers among it, can be read and changed on its way. Other ' +
    'data sources are AWS services, which AppSync always calls over HTTPS.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::AppSync::DataSource',
  references: {
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Attaching a data source in AWS AppSync',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/attaching-a-data-source.html',
      },
    ],
  },
  evaluate({ endpointScheme, dataSourceType }) {
    if (endpointScheme === null)
      return notApplicable(`a data source of the type ${dataSourceType}`);
    return endpointScheme === 'https'
      ? passed()
      : failed([evidence('endpoint', 'http://…')]);
  },
  remedy: source =>
    dataSourceRemedy(
      source,
      `Give the data source ${source.name} the HTTPS form of its endpoint.`,
      {
        cli: '--type HTTP --http-config endpoint=https://<host>',
        cloudformation: 'HttpConfig:\n  Endpoint: https://<host>',
        terraform: 'http_config {\n  endpoint = "https://<host>"\n}',
      },
    ),
  fix: dataSourceFix,
});
