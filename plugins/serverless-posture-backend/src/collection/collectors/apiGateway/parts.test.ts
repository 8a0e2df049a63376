import { apiIdOf, buildDomainName } from 'aws-simulator';
import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../../__testUtils__/collected';

jest.setTimeout(60_000);

const place = { accountId: COLLECTED_ACCOUNT, region: COLLECTED_REGION };
const ORDERS = apiIdOf(place, 'orders');
const CATALOG = apiIdOf(place, 'catalog');
const arnOf = (path: string) =>
  `arn:aws:apigateway:${COLLECTED_REGION}::/${path}`;

const ROLE = `arn:aws:iam::${COLLECTED_ACCOUNT}:role/api`;
const HOST = 'api.example.com';
const { regionalCertificateArn } = buildDomainName(place, HOST, 'TLS_1_2').v1;

const account = {
  restApis: [
    {
      name: 'orders',
      stages: [{ name: 'live' }],
      methods: [
        {
          path: '/orders',
          method: 'POST',
          authorization: 'CUSTOM' as const,
          functionName: 'orders',
          validatorId: 'v1',
          model: 'Order',
        },
      ],
    },
    { name: 'plain', stages: [], methods: [{ path: '/', method: 'GET' }] },
  ],
  httpApis: [
    {
      name: 'catalog',
      stages: [{ name: '$default' }],
      routes: [
        { key: 'GET /items', authorization: 'JWT' as const, functionName: 'f' },
      ],
      integrations: [
        {
          IntegrationId: 'private',
          IntegrationType: 'HTTP_PROXY' as const,
          IntegrationUri:
            'arn:aws:elasticloadbalancing:eu-west-1:222233334444:listener/app/a/1/2',
          ConnectionType: 'VPC_LINK' as const,
          TlsConfig: { ServerNameToVerify: 'back.example.com' },
        },
        {
          IntegrationId: 'plain',
          IntegrationType: 'HTTP_PROXY' as const,
          IntegrationUri: 'http://back.example.com',
        },
        {
          IntegrationId: 'variable',
          IntegrationType: 'HTTP_PROXY' as const,
          IntegrationUri: '${stageVariables.url}',
          CredentialsArn: ROLE,
        },
      ],
    },
  ],
  domainNames: [{ name: HOST, securityPolicy: 'TLS_1_2' as const }],
  things: {
    basePathMappings: [
      { domainName: HOST, mapping: { restApiId: ORDERS, stage: 'live' } },
    ],
    apiMappings: [
      { domainName: HOST, mapping: { ApiId: ORDERS, Stage: 'live' } },
      { domainName: HOST, mapping: { ApiId: CATALOG, Stage: '$default' } },
    ],
    requestValidators: [
      {
        restApiId: ORDERS,
        validator: { id: 'v1', name: 'all', validateRequestBody: true },
      },
    ],
    models: [
      {
        restApiId: ORDERS,
        model: { name: 'Order', schema: '{"type":"object","required":["id"]}' },
      },
    ],
    usagePlans: [
      {
        id: 'u1',
        name: 'partners',
        apiStages: [{ apiId: ORDERS, stage: 'live' }],
        quota: { limit: 10, period: 'DAY' as const },
      },
    ],
    clientCertificates: [
      {
        clientCertificateId: 'c1',
        expirationDate: new Date('2027-01-01T00:00:00Z'),
        pemEncodedCertificate: 'not kept',
      },
    ],
    certificates: [
      {
        CertificateArn: regionalCertificateArn!,
        Status: 'ISSUED' as const,
        NotAfter: new Date('2026-12-01T00:00:00Z'),
        RenewalSummary: {
          RenewalStatus: 'FAILED' as const,
          DomainValidationOptions: [],
          UpdatedAt: new Date('2026-11-01T00:00:00Z'),
        },
      },
    ],
  },
};

it('reads what REST APIs are made of, where their methods name it', async () => {
  const { of, calls, outcome } = await collected(account, ['apigateway']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'apigateway:GetRestApis': 1,
    'apigateway:GetStages': 2,
    'apigateway:GetResources': 2,
    'apigateway:GetDeployment': 1,
    'apigateway:GetAuthorizers': 2,
    'apigateway:GetRequestValidators': 1,
    'apigateway:GetModels': 1,
    'apigateway:GetDomainNames': 1,
    'apigatewayv2:GetDomainNames': 1,
    'apigateway:GetBasePathMappings': 1,
    'apigatewayv2:GetApiMappings': 1,
    'acm:DescribeCertificate': 1,
  });
  expect(of('AWS::ApiGateway::Method')[0].attributes).toMatchObject({
    requestValidatorId: 'v1',
    requestModels: ['Order'],
    requiredParameters: ['method.request.header.Authorization'],
  });
  expect(of('AWS::ApiGateway::Authorizer')).toMatchObject([
    {
      parentArn: arnOf(`restapis/${ORDERS}`),
      attributes: {
        authorizerType: 'TOKEN',
        identitySources: ['method.request.header.Authorization'],
      },
    },
  ]);
  expect(of('AWS::ApiGateway::RequestValidator')).toMatchObject([
    {
      arn: arnOf(`restapis/${ORDERS}/requestvalidators/v1`),
      attributes: {
        validateRequestBody: true,
        validateRequestParameters: false,
      },
    },
  ]);
  expect(
    of('AWS::ApiGateway::Model').map(({ attributes }) => attributes),
  ).toEqual([
    { modelName: 'Empty', isConstraining: false },
    { modelName: 'Error', isConstraining: true },
    { modelName: 'Order', isConstraining: true },
  ]);
  expect(of('AWS::ApiGateway::DomainName')).toMatchObject([
    {
      attributes: {
        apiIds: [ORDERS, CATALOG].sort(),
        status: 'AVAILABLE',
        certificates: [
          {
            arn: regionalCertificateArn,
            status: 'ISSUED',
            notAfter: '2026-12-01T00:00:00.000Z',
            renewalStatus: 'FAILED',
          },
        ],
      },
    },
  ]);
});

it('reads authorizers and integrations of HTTP APIs', async () => {
  const { of, outcome } = await collected(account, ['apigatewayv2']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(of('AWS::ApiGatewayV2::Authorizer')).toMatchObject([
    { attributes: { authorizerType: 'JWT', jwt: { audience: ['catalog'] } } },
  ]);
  expect(
    of('AWS::ApiGatewayV2::Integration').map(({ attributes }) => attributes),
  ).toMatchObject([
    {
      integrationType: 'AWS_PROXY',
      functionArn: expect.stringMatching(
        /^arn:aws:lambda:[^:]+:\d+:function:[^:]+$/,
      ),
      backendScheme: null,
      credentialsArn: null,
    },
    {
      connectionType: 'VPC_LINK',
      backendScheme: null,
      serverNameToVerify: 'back.example.com',
    },
    { connectionType: 'INTERNET', backendScheme: 'http' },
    {
      backendScheme: { $unknown: { errorClass: 'not-read' } },
      credentialsArn: ROLE,
    },
  ]);
  const integrations = of('AWS::ApiGatewayV2::Integration').map(
    ({ arn }) => arn,
  );
  const [route] = of('AWS::ApiGatewayV2::Route');
  expect(integrations).toContain(
    `${route.parentArn}/integrations/${route.attributes.integrationId}`,
  );
});

it('reads what the APIs of a Region share', async () => {
  const { of, calls } = await collected(account, ['apigateway-account']);
  expect(calls).toEqual({
    'apigateway:GetAccount': 1,
    'apigateway:GetUsagePlans': 1,
    'apigateway:GetClientCertificates': 1,
  });
  expect(of('AWS::ApiGateway::UsagePlan')).toMatchObject([
    {
      attributes: {
        stageArns: [arnOf(`restapis/${ORDERS}/stages/live`)],
        throttle: null,
        quota: { limit: 10, period: 'DAY' },
      },
    },
  ]);
  expect(of('AWS::ApiGateway::ClientCertificate')).toMatchObject([
    { attributes: { expirationDate: '2027-01-01T00:00:00.000Z' } },
  ]);
  expect(of('AWS::ApiGateway::Account')[0].attributes).toEqual({
    cloudwatchRoleArn: `arn:aws:iam::${COLLECTED_ACCOUNT}:role/apigateway-cloudwatch-logs`,
    throttle: { rateLimit: 10_000, burstLimit: 5_000 },
  });
});

it('does not take what it may not read for none', async () => {
  const { of, outcome } = await collected(
    { ...account, denied: ['acm:DescribeCertificate'] },
    ['apigateway'],
  );
  expect(outcome).toMatchObject({
    state: 'partial',
    operation: 'acm:DescribeCertificate',
  });
  const [{ attributes }] = of('AWS::ApiGateway::DomainName');
  expect(attributes.certificates).toMatchObject({
    $unknown: { errorClass: 'denied' },
  });
});
