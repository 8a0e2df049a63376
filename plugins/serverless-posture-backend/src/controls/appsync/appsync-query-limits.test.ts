import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncQueryLimits } from './appsync-query-limits';

testControl(appsyncQueryLimits, {
  passed: [graphqlApi({ queryDepthLimit: 75, resolverCountLimit: 10_000 })],
  failed: [
    {
      resource: graphqlApi({ queryDepthLimit: 0, resolverCountLimit: 0 }),
      matching: {
        evidence: [
          { path: 'queryDepthLimit', value: 0 },
          { path: 'resolverCountLimit', value: 0 },
        ],
      },
    },
    graphqlApi({ queryDepthLimit: 0, resolverCountLimit: 10 }),
    graphqlApi({ queryDepthLimit: 5, resolverCountLimit: 0 }),
  ],
  notAvailable: [
    graphqlApi({
      queryDepthLimit: unknown('denied', 'appsync:ListGraphqlApis'),
    }),
  ],
});
