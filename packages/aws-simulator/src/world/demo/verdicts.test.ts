import { createWorld } from '../createWorld';
import { thingsOf } from '../things/things';
import { FOREIGN_ACCOUNT_ID } from './organization';

const world = createWorld('demo');
const accounts = [...world.at(world.today).accounts.values()].filter(
  ({ definition }) =>
    definition.state === 'ACTIVE' && definition.readerPolicies,
);
const cells = accounts.flatMap(account => [...account.cells.values()]);
const functions = cells.flatMap(cell => cell.functions);
const restApis = cells.flatMap(cell => cell.restApis);
const restStages = restApis.flatMap(({ stages }) => stages);
const methods = restApis
  .flatMap(({ resources }) => resources)
  .flatMap(({ resourceMethods = {} }) => Object.values(resourceMethods));
const httpApis = cells.flatMap(cell => cell.httpApis);
const ofProtocol = (protocol: string) =>
  httpApis.filter(({ api }) => api.ProtocolType === protocol);
const statements = functions.flatMap(({ policy }) => policy?.Statement ?? []);
const roles = accounts.flatMap(account => account.roles);
const text = (value: unknown) => JSON.stringify(value ?? '');
const hasSecret = (value: unknown) =>
  /Pa55word|sk_live|AKIA|xoxb/.test(text(value));
const settings = restStages.flatMap(({ methodSettings = {} }) =>
  Object.values(methodSettings),
);

const stateMachines = cells.flatMap(cell => thingsOf(cell, 'stateMachines'));
const userPools = cells.flatMap(cell => thingsOf(cell, 'userPools'));
const webAcls = cells.flatMap(cell => thingsOf(cell, 'webAcls'));
const counts = (webAcl: unknown) => text(webAcl).includes('"Count"');

/** Per control the things that it judges, and whether one fails. */
const cases: [
  control: string,
  subjects: any[],
  fails: (subject: any) => boolean,
][] = [
  ['apigw-rest-waf', restStages, s => !s.webAclArn],
  [
    'apigw-rest-execution-logging',
    restStages,
    s => !/INFO|ERROR/.test(text(s.methodSettings)),
  ],
  [
    'apigw-rest-cache-encrypted',
    settings.filter(s => s.cachingEnabled),
    s => !s.cacheDataEncrypted,
  ],
  ['apigw-stage-variable-secrets', restStages, s => hasSecret(s.variables)],
  [
    'apigw-rest-method-authorization',
    methods.filter(m => m.httpMethod !== 'OPTIONS'),
    m => m.authorizationType === 'NONE',
  ],
  [
    'apigw-rest-deployed-authorization',
    restApis,
    ({ resources, deployments }) =>
      resources.some(({ path, resourceMethods = {} }: any) =>
        Object.values<any>(resourceMethods).some(
          ({ httpMethod, authorizationType }) =>
            authorizationType !== 'NONE' &&
            deployments[0].apiSummary[path][httpMethod].authorizationType ===
              'NONE',
        ),
      ),
  ],
  [
    'apigw-domain-tls-policy',
    cells.flatMap(cell => cell.domainNames),
    d => d.v1.securityPolicy === 'TLS_1_0',
  ],
  [
    'apigw-http-route-authorization',
    ofProtocol('HTTP').flatMap(({ routes }) => routes),
    r => r.AuthorizationType === 'NONE',
  ],
  [
    'apigw-ws-connect-authorization',
    ofProtocol('WEBSOCKET')
      .flatMap(({ routes }) => routes)
      .filter(r => r.RouteKey === '$connect'),
    r => r.AuthorizationType === 'NONE',
  ],
  [
    'apigw-http-access-logging',
    ofProtocol('HTTP').flatMap(({ stages }) => stages),
    s => !s.AccessLogSettings,
  ],
  [
    'apigw-http-stage-variable-secrets',
    ofProtocol('HTTP').flatMap(({ stages }) => stages),
    s => hasSecret(s.StageVariables),
  ],
  [
    'lambda-resource-policy-public',
    statements,
    s => s.Principal === '*' && !s.Condition,
  ],
  [
    'lambda-resource-policy-confused-deputy',
    statements.filter(
      s => typeof s.Principal === 'object' && s.Principal.Service,
    ),
    s => !s.Condition,
  ],
  [
    'lambda-resource-policy-outside-org',
    statements,
    s => text(s.Principal).includes(FOREIGN_ACCOUNT_ID),
  ],
  [
    'lambda-url-auth-none',
    functions.flatMap(({ urls }) => urls),
    u => u.AuthType === 'NONE',
  ],
  [
    'lambda-runtime-deprecated',
    functions,
    f => /nodejs1[2-8]|python3\.8/.test(f.configuration.Runtime),
  ],
  [
    'lambda-env-secrets',
    functions,
    f => hasSecret(f.configuration.Environment),
  ],
  [
    'lambda-xray-tracing',
    functions,
    f => f.configuration.TracingConfig.Mode !== 'Active',
  ],
  [
    'lambda-role-admin',
    roles,
    r => /AdministratorAccess|"Action\\":\\"\*/.test(text(r)),
  ],
  [
    'lambda-role-service-wildcard',
    roles,
    r => /s3:\*|dynamodb:\*/.test(text(r)),
  ],
  [
    'appsync-api-key-default-auth',
    cells.flatMap(cell => thingsOf(cell, 'graphqlApis')),
    ({ api }) => api.authenticationType === 'API_KEY',
  ],
  [
    'appsync-events-api-key',
    cells.flatMap(cell => thingsOf(cell, 'eventApis')),
    ({ api }) => /API_KEY/.test(text(api.eventConfig)),
  ],
  [
    'apigw-mtls-bypass',
    httpApis.filter(({ api }) => /b2b|partner/.test(api.Name)),
    ({ api }) => !api.DisableExecuteApiEndpoint,
  ],
  [
    'apigw-http-jwt-authorizer',
    httpApis.flatMap(({ authorizers }) =>
      authorizers.filter(a => a.AuthorizerType === 'JWT'),
    ),
    a => a.JwtConfiguration.Audience.length === 0,
  ],
  [
    'apigw-http-private-integration-tls',
    httpApis.flatMap(({ integrations }) =>
      integrations.filter(i => i.ConnectionType === 'VPC_LINK'),
    ),
    i => !i.TlsConfig,
  ],
  [
    'cloudfront-s3-origin-missing',
    accounts.flatMap(account => {
      const names = thingsOf(account, 'originBuckets').map(({ name }) => name);
      return thingsOf(account, 'distributions').map(one => ({ one, names }));
    }),
    ({ one, names }) => !names.includes(one.summary.Origins.Items[0].Id),
  ],
  ['sfn-definition-secrets', stateMachines, hasSecret],
  [
    'sfn-role-wildcard',
    roles.filter(({ RoleName }) => RoleName.endsWith('-workflow')),
    r => text(r).includes('"Resource\\":\\"*'),
  ],
  ['sfn-logging', stateMachines, s => text(s).includes('"level":"OFF"')],
  [
    'eventbridge-bus-public',
    cells.flatMap(cell => thingsOf(cell, 'eventBuses')),
    b => !b.bus.Policy.includes('PrincipalOrgID'),
  ],
  [
    'cognito-compromised-credentials',
    userPools,
    p => !/ENFORCED.*"BLOCK"/.test(text(p)),
  ],
  ['cognito-mfa', userPools, p => p.pool.MfaConfiguration !== 'ON'],
  [
    'cognito-client-callback-urls',
    userPools.flatMap(({ clients }) => clients),
    c => text(c).includes('http:'),
  ],
  [
    'cognito-client-writable-attributes',
    userPools.flatMap(({ clients }) => clients),
    c => text(c).includes('custom:role'),
  ],
  [
    'cognito-identity-pool-guest',
    cells.flatMap(cell => thingsOf(cell, 'identityPools')),
    p => p.pool.AllowUnauthenticatedIdentities,
  ],
  ['waf-logging', webAcls, w => !w.logging],
  ['waf-sqli-rules', webAcls, w => !/SQLi/.test(text(w)) || counts(w)],
  ['waf-count-only', webAcls, counts],
  ['waf-allow-rule-bypass', webAcls, w => /"Allow":{}},"St/.test(text(w))],
  [
    'sqs-public',
    cells.flatMap(cell => thingsOf(cell, 'queues')),
    q =>
      q.policy?.Statement[0].Principal === '*' &&
      !q.policy.Statement[0].Condition,
  ],
  [
    'sns-public',
    cells.flatMap(cell => thingsOf(cell, 'topics')),
    t => t.policy?.Statement[0].Principal === '*',
  ],
  [
    'sns-http-subscription',
    cells.flatMap(cell => thingsOf(cell, 'topics')),
    t => t.subscriptions.some((one: any) => one.protocol === 'http'),
  ],
  [
    'dynamodb-cross-account',
    cells.flatMap(cell => thingsOf(cell, 'tables')),
    t => text(t.policy).includes(FOREIGN_ACCOUNT_ID),
  ],
  [
    's3-public',
    cells.flatMap(cell => thingsOf(cell, 'buckets')),
    b => !b.publicAccessBlock,
  ],
  [
    's3-cross-account',
    cells.flatMap(cell => thingsOf(cell, 'buckets')),
    b => text(b.policy).includes(FOREIGN_ACCOUNT_ID),
  ],
  [
    's3-deployment-bucket-shadow',
    accounts.filter(({ roles: all }) =>
      all.some(r => /^cdk-/.test(r.RoleName)),
    ),
    account =>
      ![...account.cells.values()].some(cell =>
        thingsOf(cell as any, 'buckets').some(b => /^cdk-/.test(b.name)),
      ),
  ],
  [
    'secretsmanager-public',
    cells.flatMap(cell => thingsOf(cell, 'secrets')),
    s => s.policy?.Statement[0].Principal === '*',
  ],
  [
    'ssm-parameter-plaintext-secret',
    cells
      .flatMap(cell => thingsOf(cell, 'parameters'))
      .filter(p => /token/.test(p.metadata.Name)),
    p => p.metadata.Type === 'String',
  ],
  [
    'kms-policy-public',
    cells.flatMap(cell => thingsOf(cell, 'keys')),
    k => k.policy.Statement[0].Principal === '*',
  ],
  [
    'logs-resource-policy-public',
    cells.flatMap(cell => thingsOf(cell, 'logResourcePolicies')),
    p => /"Principal":"\*"/.test(p.policyDocument),
  ],
  ['securityhub-enabled', cells, c => !c.securityHubEnabled],
];

it.each(cases)('holds what passes and what fails %s', (_, subjects, fails) => {
  const failing = subjects.filter(fails).length;
  expect(failing).toBeGreaterThan(0);
  expect(failing).toBeLessThan(subjects.length);
});

it('has failing functions of every kind of owner and none', () => {
  const untagged = functions.filter(
    ({ tags }) => Object.keys(tags).length === 0,
  );
  expect(untagged.length).toBeGreaterThan(10);
  expect(untagged.length).toBeLessThan(functions.length / 3);
});
