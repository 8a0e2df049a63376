import { createWorld } from '../createWorld';
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
