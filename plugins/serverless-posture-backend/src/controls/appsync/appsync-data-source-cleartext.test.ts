import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlDataSource,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncDataSourceCleartext } from './appsync-data-source-cleartext';

testControl(appsyncDataSourceCleartext, {
  passed: [
    graphqlDataSource({ dataSourceType: 'HTTP', endpointScheme: 'https' }),
  ],
  failed: [
    graphqlDataSource({ dataSourceType: 'HTTP', endpointScheme: 'http' }),
    graphqlDataSource({
      dataSourceType: 'AMAZON_OPENSEARCH_SERVICE',
      endpointScheme: 'http',
    }),
  ],
  notAvailable: [
    graphqlDataSource({
      endpointScheme: unknown('denied', 'appsync:ListDataSources'),
    }),
  ],
  notApplicable: [graphqlDataSource()],
});
