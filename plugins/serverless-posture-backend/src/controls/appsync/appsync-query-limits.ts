import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { apiFix, changeGraphqlApi } from './remedies';

/** Source: AppSync guide, "Configuring GraphQL run complexity, query depth, and introspection". */
export const appsyncQueryLimits = control({
  id: 'appsync-query-limits',
  title: 'The depth of a query and the number of its resolvers are limited',
  description:
    'One nested query can start thousands of resolvers and reads of a table. Both limits must be set: a depth of 0 is ' +
    'unlimited, and a resolver count of 0 is the 10,000 of the service. Which limit fits the schema is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::AppSync::GraphQLApi',
  references: {
    serverlessLens: ['REL 1'],
    owasp: ['SAS-08'],
    documents: [
      {
        title:
          'Configuring GraphQL run complexity, query depth, and introspection with AWS AppSync',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/graphql-run-complexity-query-depth-introspection.html',
      },
    ],
  },
  evaluate({ queryDepthLimit, resolverCountLimit }) {
    const found = [
      ...(queryDepthLimit > 0 ? [] : [evidence('queryDepthLimit', 0)]),
      ...(resolverCountLimit > 0 ? [] : [evidence('resolverCountLimit', 0)]),
    ];
    return found.length ? failed(found) : passed();
  },
  remedy: api =>
    changeGraphqlApi(
      api,
      `Limit the depth and the resolvers of queries of ${api.name} to what its clients need.`,
      {
        cli: '--query-depth-limit 10 --resolver-count-limit 200',
        cloudformation: 'QueryDepthLimit: 10\nResolverCountLimit: 200',
        terraform: 'query_depth_limit    = 10\nresolver_count_limit = 200',
      },
    ),
  fix: apiFix,
});
