import type { AccountState, CellState, SimulatedRestApi } from '../world';
import { Minimum } from './minimum';
import { thingsOf } from './things';

const pagesOf = (items: number, size: number) =>
  Math.max(1, Math.ceil(items / size));

const sumOf = (counts: number[]) => counts.reduce((sum, one) => sum + one, 0);

/** Whether an account holds functions or APIs: else nobody looks at its distributions. */
const isServerless = ({ cells }: AccountState) =>
  [...cells.values()].some(
    ({ functions, restApis, httpApis }: CellState) =>
      functions.length + restApis.length + httpApis.length > 0,
  );

const BUCKET = /^(.+)\.s3[.-]/;

/** The buckets that the distributions of an account name. */
const originBuckets = (account: AccountState): string[] => [
  ...new Set(
    thingsOf(account, 'distributions').flatMap(({ summary }) =>
      (summary.Origins?.Items ?? []).flatMap(
        ({ DomainName = '' }) => BUCKET.exec(DomainName)?.[1] ?? [],
      ),
    ),
  ),
];

const methodsOf = ({ resources }: SimulatedRestApi) =>
  resources.flatMap(({ resourceMethods = {} }) =>
    Object.values(resourceMethods),
  );

/** One call in each Region that has an API. */
const perRegionWithApis = (type: string, operation: string): Minimum => ({
  type,
  cell: ({ restApis, httpApis }): Record<string, number> =>
    restApis.length + httpApis.length > 0 ? { [operation]: 1 } : {},
});

/** The least calls for them. */
export const edgeMinima: Minimum[] = [
  {
    type: 'AWS::ApiGateway::DomainName',
    cell: ({ domainNames }) => ({
      'apigateway:GetBasePathMappings': domainNames.length,
      'apigatewayv2:GetApiMappings': domainNames.filter(({ v1 }) =>
        v1.endpointConfiguration?.types?.includes('REGIONAL'),
      ).length,
      'acm:DescribeCertificate': new Set(
        domainNames.flatMap(({ v1 }) => v1.regionalCertificateArn ?? []),
      ).size,
    }),
  },
  {
    type: 'AWS::ApiGateway::Authorizer',
    cell: ({ restApis }) => ({
      'apigateway:GetAuthorizers': restApis.length,
    }),
  },
  {
    type: 'AWS::ApiGateway::RequestValidator',
    cell: ({ restApis }) => ({
      'apigateway:GetRequestValidators': restApis.filter(api =>
        methodsOf(api).some(method => method.requestValidatorId),
      ).length,
    }),
  },
  {
    type: 'AWS::ApiGateway::Model',
    cell: ({ restApis }) => ({
      'apigateway:GetModels': restApis.filter(api =>
        methodsOf(api).some(
          ({ requestModels = {} }) => Object.keys(requestModels).length > 0,
        ),
      ).length,
    }),
  },
  perRegionWithApis('AWS::ApiGateway::Account', 'apigateway:GetAccount'),
  perRegionWithApis('AWS::ApiGateway::UsagePlan', 'apigateway:GetUsagePlans'),
  perRegionWithApis(
    'AWS::ApiGateway::ClientCertificate',
    'apigateway:GetClientCertificates',
  ),
  {
    type: 'AWS::ApiGatewayV2::Authorizer',
    cell: ({ httpApis }) => ({
      'apigatewayv2:GetAuthorizers': httpApis.length,
    }),
  },
  {
    type: 'AWS::ApiGatewayV2::Integration',
    cell: ({ httpApis }) => ({
      'apigatewayv2:GetIntegrations': httpApis.length,
    }),
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    cell(cell): Record<string, number> {
      if (cell.functions.length === 0) return {};
      const groups = thingsOf(cell, 'targetGroups');
      const before = new Set(
        groups
          .filter(({ TargetType }) => TargetType === 'lambda')
          .flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns),
      );
      const listeners = thingsOf(cell, 'loadBalancers')
        .filter(({ loadBalancer }) => before.has(loadBalancer.LoadBalancerArn))
        .flatMap(one => one.listeners);
      return {
        'elasticloadbalancing:DescribeTargetGroups': pagesOf(
          groups.length,
          400,
        ),
        'elasticloadbalancing:DescribeLoadBalancers': Math.ceil(
          before.size / 20,
        ),
        'elasticloadbalancing:DescribeListeners': before.size,
        'elasticloadbalancing:DescribeRules': listeners.length,
        'wafv2:GetWebACLForResource': before.size,
      };
    },
  },
  {
    type: 'AWS::AppSync::GraphQLApi',
    cell: cell => {
      const { length } = thingsOf(cell, 'graphqlApis');
      return {
        'appsync:ListGraphqlApis': pagesOf(length, 25),
        'appsync:GetGraphqlApiEnvironmentVariables': length,
      };
    },
  },
  {
    type: 'AWS::AppSync::DataSource',
    cell: cell => ({
      'appsync:ListDataSources': sumOf(
        thingsOf(cell, 'graphqlApis').map(({ dataSources }) =>
          pagesOf(dataSources.length, 25),
        ),
      ),
    }),
  },
  {
    type: 'AWS::AppSync::ApiCache',
    cell: cell => ({
      'appsync:GetApiCache': thingsOf(cell, 'graphqlApis').length,
    }),
  },
  {
    type: 'AWS::AppSync::Api',
    cell: cell => {
      const apis = thingsOf(cell, 'eventApis');
      return {
        'appsync:ListApis': pagesOf(apis.length, 25),
        'appsync:ListChannelNamespaces': sumOf(
          apis.map(({ namespaces }) => pagesOf(namespaces.length, 25)),
        ),
      };
    },
  },
  {
    type: 'AWS::CloudFront::Distribution',
    account(account): Record<string, number> {
      if (!isServerless(account)) return {};
      const { length } = thingsOf(account, 'distributions');
      const buckets = originBuckets(account);
      const own = new Set(
        [
          ...thingsOf(account, 'originBuckets'),
          ...[...account.cells.values()].flatMap(cell =>
            thingsOf(cell, 'buckets'),
          ),
        ].map(({ name }) => name),
      );
      return {
        'cloudfront:ListDistributions': pagesOf(length, 100),
        'cloudfront:GetDistributionConfig': length,
        'tag:GetResources': Math.ceil(length / 100),
        's3:ListBuckets': buckets.length > 0 ? 1 : 0,
        's3:GetBucketLocation': buckets.filter(name => !own.has(name)).length,
      };
    },
  },
  {
    type: 'AWS::Logs::DeliverySource',
    account(account): Record<string, number> {
      if (!isServerless(account)) return {};
      const { length } = thingsOf(account, 'deliverySources');
      const deliveries = thingsOf(account, 'deliveries').length;
      return {
        'logs:DescribeDeliverySources': pagesOf(length, 50),
        'logs:DescribeDeliveries': length ? pagesOf(deliveries, 50) : 0,
      };
    },
  },
];
