import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  apiGatewayAccount,
  domainName,
  httpApi,
  methodSetting,
  ResourceOptions,
  restApi,
  restAuthorizer,
  restMethod,
  restStage,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { collected } from '../../../__testUtils__/collected';
import { apigwAccountLogRole } from '../../apigateway/apigw-account-log-role';
import { apigwDomainTlsPolicy } from '../../apigateway/apigw-domain-tls-policy';
import { apigwMtlsBypass } from '../../apigateway/apigw-mtls-bypass';
import { apigwRestApiKeyOnly } from '../../apigateway/apigw-rest-api-key-only';
import { apigwRestApiTlsPolicy } from '../../apigateway/apigw-rest-api-tls-policy';
import { apigwRestCacheEncrypted } from '../../apigateway/apigw-rest-cache-encrypted';
import { apigwRestEndpointPrivate } from '../../apigateway/apigw-rest-endpoint-private';
import { apigwRestExecutionLogging } from '../../apigateway/apigw-rest-execution-logging';
import { apigwRestMethodAuthorization } from '../../apigateway/apigw-rest-method-authorization';
import { apigwRestPrivatePolicy } from '../../apigateway/apigw-rest-private-policy';
import { apigwRestResourcePolicyPublic } from '../../apigateway/apigw-rest-resource-policy-public';
import { apigwRestThrottling } from '../../apigateway/apigw-rest-throttling';
import { apigwRestWaf } from '../../apigateway/apigw-rest-waf';
import { policyOf } from '../../policy/testPolicies';
import { wafClassicInUse } from '../../waf/waf-classic-in-use';
import { beside, pitfall, pitfallOfReading } from './pitfall';

const everyone = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
};
const fromEndpoint = {
  ...everyone,
  Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' } },
};
const open = restMethod({ authorizationType: 'NONE' });
const privateApi = (policy: string | null) =>
  restApi({ endpointTypes: ['PRIVATE'], policy });

const stage = (
  settings: Record<string, Parameters<typeof methodSetting>[0]>,
  more: ResourceOptions<'AWS::ApiGateway::Stage'> = {},
) =>
  restStage({
    ...more,
    methodSettings: Object.entries(settings).map(([method, one]) =>
      methodSetting({ method, ...one }),
    ),
  });

const limits = (throttlingRateLimit: number, throttlingBurstLimit: number) => ({
  throttlingRateLimit,
  throttlingBurstLimit,
});

const mutualTls = { truststoreVersion: 'v1', truststoreWarnings: [] };
const partners = domainName({ mutualTls, apiIds: ['a1b2c3d4e5'] });

/** REST APIs, their stages and their names. */
export const restApiPitfalls = [
  pitfall('an authorizer protects the methods that use it, and no other', {
    control: apigwRestMethodAuthorization,
    failed: [beside(open, restApi(), restAuthorizer())],
    passed: [restMethod({ authorizationType: 'CUSTOM', authorizerId: 'au1' })],
  }),
  pitfall(
    'a preflight needs no caller, and a mock without data little',
    {
      control: apigwRestMethodAuthorization,
      notApplicable: [
        restMethod({ httpMethod: 'OPTIONS', authorizationType: 'NONE' }),
      ],
    },
    {
      control: apigwRestMethodAuthorization,
      failed: [
        restMethod({ authorizationType: 'NONE', integrationType: 'MOCK' }),
      ],
      severity: 'LOW',
    },
  ),
  pitfall(
    'a policy may limit who reaches an open method; a private API alone does not',
    {
      control: apigwRestMethodAuthorization,
      failed: [beside(open, restApi({ policy: policyOf(fromEndpoint) }))],
      severity: 'LOW',
    },
    {
      control: apigwRestMethodAuthorization,
      failed: [beside(open, privateApi(policyOf(everyone)))],
      severity: 'HIGH',
    },
  ),
  pitfall('a private API with an open policy is open to every AWS account', {
    control: apigwRestPrivatePolicy,
    failed: [privateApi(policyOf(everyone))],
    severity: 'HIGH',
    passed: [privateApi(policyOf(fromEndpoint))],
  }),
  pitfall('nobody may call a private API that has no policy', {
    control: apigwRestPrivatePolicy,
    passed: [privateApi(null)],
    reason: 'without a policy nobody may call a private API',
  }),
  {
    ...pitfall('API Gateway tells a policy with its quotes escaped', {
      control: apigwRestResourcePolicyPublic,
      notAvailable: [restApi({ policy: '{\\"Statement\\"' })],
    }),
    read: async () => {
      const { of } = await collected(
        {
          restApis: [
            {
              name: 'orders',
              stages: [],
              methods: [],
              policy: {
                Version: '2012-10-17',
                Statement: [{ ...everyone, Effect: 'Allow', Principal: '*' }],
              },
            },
          ],
        },
        ['apigateway'],
      );
      return [
        {
          control: apigwRestResourcePolicyPublic,
          failed: of('AWS::ApiGateway::RestApi'),
        },
      ];
    },
  },
  pitfall('to be reached from the internet is a choice', {
    control: apigwRestEndpointPrivate,
    failed: [
      restApi({ endpointTypes: ['EDGE'] }),
      restApi({ endpointTypes: ['REGIONAL'] }),
    ],
    severity: 'INFORMATIONAL',
  }),
  pitfall(
    'a stage names web ACLs of both generations in one field',
    {
      control: apigwRestWaf,
      passed: [
        restStage({
          webAclArn: 'arn:aws:waf-regional:eu-west-1:111122223333:webacl/1',
        }),
      ],
    },
    {
      control: wafClassicInUse,
      failed: [
        restStage({
          webAclArn: 'arn:aws:waf-regional:eu-west-1:111122223333:webacl/1',
        }),
      ],
    },
  ),
  pitfall('a stage of an edge-optimized API may have a web ACL, too', {
    control: apigwRestWaf,
    failed: [
      beside(
        restStage({ webAclArn: null }),
        restApi({ endpointTypes: ['EDGE'] }),
      ),
    ],
    passed: [
      beside(
        restStage({
          webAclArn:
            'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1',
        }),
        restApi({ endpointTypes: ['EDGE'] }),
      ),
    ],
  }),
  pitfall('a method cannot cache where there is no cache', {
    control: apigwRestCacheEncrypted,
    notApplicable: [
      stage(
        { '*/*': { cachingEnabled: true } },
        { cacheClusterEnabled: false },
      ),
    ],
    failed: [
      stage({ '*/*': { cachingEnabled: true } }, { cacheClusterEnabled: true }),
    ],
  }),
  pitfall('an override wins over the default, for better and for worse', {
    control: apigwRestExecutionLogging,
    failed: [
      stage({
        '*/*': { loggingLevel: 'OFF' },
        '/a/GET': { loggingLevel: 'INFO' },
      }),
      stage({
        '*/*': { loggingLevel: 'INFO' },
        '/a/GET': { loggingLevel: 'OFF' },
      }),
    ],
    passed: [
      stage({
        '*/*': { loggingLevel: 'ERROR' },
        '/a/GET': { loggingLevel: 'INFO' },
      }),
    ],
  }),
  pitfall('without the role of the account no log is written', {
    control: apigwAccountLogRole,
    failed: [
      beside(
        apiGatewayAccount({ cloudwatchRoleArn: null }),
        stage({ '*/*': { loggingLevel: 'INFO' } }),
      ),
    ],
    reason: 'orders/prod',
  }),
  pitfall('no limit, -1 and the limit of the account are no limits', {
    control: apigwRestThrottling,
    failed: [
      stage({}),
      stage({ '*/*': limits(-1, -1) }),
      stage({ '*/*': limits(10_000, 5_000) }),
      beside(
        stage({ '*/*': limits(40_000, 20_000) }),
        apiGatewayAccount({
          throttle: { rateLimit: 40_000, burstLimit: 20_000 },
        }),
      ),
    ],
    passed: [stage({ '*/*': limits(100, 50) })],
    notAvailable: [
      beside(
        stage({ '*/*': limits(40_000, 20_000) }),
        apiGatewayAccount({ throttle: unknown('denied') }),
      ),
    ],
  }),
  pitfall('an API key tells clients apart, and authenticates nobody', {
    control: apigwRestApiKeyOnly,
    failed: [restMethod({ apiKeyRequired: true, authorizationType: 'NONE' })],
  }),
  pitfall(
    'five enhanced policies are recommended, and TLS 1.2 alone is not',
    {
      control: apigwDomainTlsPolicy,
      passed: [
        'SecurityPolicy_TLS13_1_3_2025_09',
        'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
        'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
        'SecurityPolicy_TLS13_2025_EDGE',
        'SecurityPolicy_TLS12_PFS_2025_EDGE',
      ].map(securityPolicy => domainName({ securityPolicy })),
    },
    {
      control: apigwDomainTlsPolicy,
      failed: [
        'TLS_1_2',
        'SecurityPolicy_TLS12_2018_EDGE',
        'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09',
      ].map(securityPolicy => domainName({ securityPolicy })),
      severity: 'LOW',
    },
    {
      control: apigwDomainTlsPolicy,
      failed: [domainName({ securityPolicy: 'TLS_1_0' })],
      severity: 'MEDIUM',
    },
  ),
  pitfallOfReading(
    'the policy of the API rules its own endpoint, and is TLS 1.0 unless set',
    async () => {
      const { of } = await collected(
        { restApis: [{ name: 'orders', stages: [], methods: [] }] },
        ['apigateway'],
      );
      return [
        {
          control: apigwRestApiTlsPolicy,
          failed: of('AWS::ApiGateway::RestApi'),
          passed: [restApi({ securityPolicy: 'TLS_1_2' })],
        },
      ];
    },
  ),
  pitfall('a door without certificates beside one that asks for them', {
    control: apigwMtlsBypass,
    failed: [
      beside(partners, restApi({ disableExecuteApiEndpoint: false })),
      beside(
        partners,
        restApi({ disableExecuteApiEndpoint: true }),
        httpApi({ disableExecuteApiEndpoint: true }),
        domainName({
          $: {
            arn: 'arn:aws:apigateway:eu-west-1::/domainnames/old.example.com',
            name: 'old.example.com',
          },
          apiIds: ['a1b2c3d4e5'],
        }),
      ),
    ],
    passed: [beside(partners, restApi({ disableExecuteApiEndpoint: true }))],
  }),
];
