import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncLogVerboseContent } from './appsync-log-verbose-content';

testControl(appsyncLogVerboseContent, {
  passed: [
    graphqlApi({
      logging: { fieldLogLevel: 'ALL', excludeVerboseContent: true },
    }),
  ],
  failed: [
    {
      resource: graphqlApi({
        logging: { fieldLogLevel: 'ALL', excludeVerboseContent: false },
      }),
      matching: {
        evidence: [
          { path: 'logConfig.excludeVerboseContent', value: false },
          { path: 'logConfig.fieldLogLevel', value: 'ALL' },
        ],
      },
    },
    {
      resource: graphqlApi({
        logging: { fieldLogLevel: 'ERROR', excludeVerboseContent: false },
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    graphqlApi({ logging: unknown('denied', 'appsync:ListGraphqlApis') }),
  ],
  notApplicable: [graphqlApi({ logging: null })],
});
