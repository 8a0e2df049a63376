import fc from 'fast-check';
import { environmentVariables } from './environmentVariables';
import { hazardsOf } from './hazards';

const hazardous: Record<string, [name: string, value: string][]> = {
  'tls-verification-off': [
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
    ['node_tls_reject_unauthorized', ' 0 '],
    ['PYTHONHTTPSVERIFY', '0'],
    ['GIT_SSL_NO_VERIFY', 'true'],
    ['INSECURE_SKIP_VERIFY', '1'],
    ['DISABLE_SSL_VERIFICATION', 'yes'],
    ['DB_SSL_VERIFY', 'false'],
    ['VERIFY_CERTS', 'off'],
    ['NPM_CONFIG_STRICT_SSL', 'false'],
    ['TLS_INSECURE', 'true'],
    ['ALLOW_SELF_SIGNED', 'true'],
    ['CURL_CA_BUNDLE', ''],
    ['REQUESTS_CA_BUNDLE', ''],
    ['DB_OPTIONS', 'encrypt=true;trustServerCertificate=true'],
    [
      'MONGO',
      'mongodb://db.example.com/?tls=true&tlsAllowInvalidCertificates=true',
    ],
    ['CACHE', 'rediss://cache.example.com?ssl_cert_reqs=none'],
    ['JAVA_TOOL_OPTIONS', '-Dcom.amazonaws.sdk.disableCertChecking=true'],
  ],
  'cleartext-endpoint': [
    ['BACKEND', 'http://backend.example.com'],
    ['BACKEND', 'HTTP://10.0.0.5:8080/api'],
    ['BACKENDS', 'https://a.example.com,http://b.example.com'],
    ['CONFIG', '{"url":"http://backend.example.com"}'],
    ['DIRECTORY', 'ldap://ldap.example.com'],
    ['QUEUE', 'amqp://user:word@mq.example.com:5672'],
    ['CACHE', 'redis://cache.example.com:6379'],
    ['SOCKET', 'ws://live.example.com'],
    ['BROKER', 'mqtt://iot.example.com'],
    ['DATABASE_URL', 'postgres://db.example.com/shop?sslmode=disable'],
    ['DATABASE_URL', 'postgres://db.example.com/shop?a=b&sslmode=prefer'],
    ['JDBC_URL', 'jdbc:mysql://db.example.com/shop?useSSL=false'],
    ['JDBC_URL', 'jdbc:sqlserver://db.example.com;encrypt=false'],
    ['PGSSLMODE', 'disable'],
    ['DB_SSL', 'false'],
    ['REDIS_TLS_ENABLED', '0'],
  ],
  'code-injection': [
    ['LD_PRELOAD', '/opt/hook.so'],
    ['AWS_LAMBDA_EXEC_WRAPPER', '/opt/wrapper'],
    ['NODE_OPTIONS', '--require /opt/hook.js'],
    ['NODE_OPTIONS', '--enable-source-maps -r /tmp/hook.js'],
    ['NODE_OPTIONS', '--import=/opt/hook.mjs'],
    ['NODE_OPTIONS', '--inspect=0.0.0.0:9229'],
    ['JAVA_TOOL_OPTIONS', '-javaagent:/opt/agent.jar'],
    ['PYTHONPATH', '/tmp/lib'],
    ['PYTHONPATH', '/var/task/lib:/opt/python'],
    ['PYTHONPATH', '/var/task/../../tmp'],
    ['NODE_PATH', 'lib'],
    ['DOTNET_STARTUP_HOOKS', '/opt/hook.dll'],
    ['BASH_ENV', '/tmp/env'],
  ],
  'event-logging': [
    ['POWERTOOLS_LOGGER_LOG_EVENT', 'true'],
    ['POWERTOOLS_DEV', '1'],
    ['LOG_EVENT', 'yes'],
    ['DEBUG', '*'],
    ['APP_DEBUG', 'true'],
    ['LOG_LEVEL', 'DEBUG'],
    ['POWERTOOLS_LOG_LEVEL', 'trace'],
    ['RUST_LOG', 'info,hyper=debug'],
    ['NODE_DEBUG', 'http'],
  ],
};

const harmless: [name: string, value: string][] = [
  ['NODE_TLS_REJECT_UNAUTHORIZED', '1'],
  ['PYTHONHTTPSVERIFY', '1'],
  ['GIT_SSL_NO_VERIFY', 'false'],
  ['REQUESTS_CA_BUNDLE', '/var/task/ca.pem'],
  ['DB_SSL_VERIFY', 'true'],
  ['DB_SSL', 'true'],
  ['PGSSLMODE', 'verify-full'],
  ['DATABASE_URL', 'postgres://db.example.com/shop?sslmode=require'],
  ['BACKEND', 'https://backend.example.com'],
  ['CACHE', 'rediss://cache.example.com:6379'],
  ['QUEUE', 'amqps://mq.example.com'],
  ['EXTENSION', 'http://localhost:2773/secretsmanager/get'],
  ['METADATA', 'http://169.254.169.254/latest'],
  ['LOCAL', 'http://127.0.0.1:8080,http://[::1]:8080'],
  ['NAMESPACE', 'http://www.w3.org/2001/XMLSchema'],
  ['SCHEME', 'http'],
  ['NODE_OPTIONS', '--enable-source-maps --max-old-space-size=512'],
  ['JAVA_TOOL_OPTIONS', '-XX:+TieredCompilation -XX:TieredStopAtLevel=1'],
  ['PYTHONPATH', '/var/task/lib:/var/runtime'],
  ['LD_PRELOAD', ''],
  ['LOG_LEVEL', 'INFO'],
  ['DEBUG', 'false'],
  ['DEBUG', ''],
  ['POWERTOOLS_LOGGER_LOG_EVENT', 'false'],
  ['TABLE_NAME', 'orders'],
];

describe('hazardsOf', () => {
  const cases = Object.entries(hazardous).flatMap(([kind, samples]) =>
    samples.map(([name, value]) => [kind, name, value]),
  );

  it.each(cases)('sees %s in %s=%s', (kind, name, value) => {
    expect(hazardsOf(name, value)).toContain(kind);
  });

  it.each(harmless)('sees nothing in %s=%s', (name, value) => {
    expect(hazardsOf(name, value)).toEqual([]);
  });

  it('ends for hostile text', () => {
    for (const text of [
      'http://'.repeat(2000),
      `http://${'a'.repeat(8000)}@`,
      '--require'.repeat(1000),
      '/var/task'.repeat(1000),
      `${'sslmode='.repeat(1000)}`,
    ]) {
      for (const name of ['BACKEND', 'PYTHONPATH', 'NODE_OPTIONS', 'LOG_LEVEL'])
        expect(hazardsOf(name, text).length).toBeLessThanOrEqual(4);
    }
  });
});

describe('environmentVariables', () => {
  it('keeps no value', () => {
    expect(
      environmentVariables({ B: 'http://backend.example.com', A: 'orders' }),
    ).toEqual([
      { name: 'A', hazards: [] },
      { name: 'B', hazards: ['cleartext-endpoint'] },
    ]);
  });

  it('says nothing of a value but kinds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), value => {
        const [{ name, secret, hazards, ...rest }] = environmentVariables({
          NAME: value,
        });
        expect([name, rest]).toEqual(['NAME', {}]);
        expect(secret ?? 'none').toMatch(/^[a-z0-9-]+$/);
        for (const hazard of hazards!)
          expect(Object.keys(hazardous)).toContain(hazard);
      }),
    );
  });
});
