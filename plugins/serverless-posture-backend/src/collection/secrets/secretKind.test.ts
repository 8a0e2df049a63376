import { namedValues } from './namedValues';
import { secretKindOf } from './secretKind';

// Assembled, so that no scanner of this repository takes the samples for real ones.
const join = (...parts: string[]) => parts.join('');
const hex = (length: number) =>
  '0123456789abcdef3c7d1e5f9a8b2046'.repeat(4).slice(0, length);
const mixed = (length: number) =>
  'aB3dE5fG7hJ9kL2mN4pQ6rS8tU0vW1xY'.repeat(4).slice(0, length);

const secrets: [name: string, value: string, kind: string][] = [
  ['AWS_KEY', join('AK', 'IAIOSFODNN7EXAMPLE'), 'aws-access-key-id'],
  ['X', join('AS', 'IAIOSFODNN7EXAMPLE'), 'aws-access-key-id'],
  [
    'AWS_SECRET_ACCESS_KEY',
    join('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'),
    'aws-secret-access-key',
  ],
  [
    'awsSecret',
    join('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'),
    'aws-secret-access-key',
  ],
  [
    'S3_ACCESS',
    join('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'),
    'aws-secret-access-key',
  ],
  ['GH', join('gh', 'p_', mixed(36)), 'github-token'],
  ['GITHUB', join('github', '_pat_', mixed(60)), 'github-token'],
  ['CI', join('gl', 'pat-', mixed(20)), 'gitlab-token'],
  ['SLACK', join('xox', 'b-123456789012-', mixed(24)), 'slack-token'],
  [
    'HOOK',
    join('https://hooks.slack', '.com/services/T0001/B0002/', mixed(24)),
    'slack-webhook',
  ],
  [
    'DISCORD',
    join('https://discord', '.com/api/webhooks/123456789/', mixed(40)),
    'discord-webhook',
  ],
  ['STRIPE', join('sk', '_live_', mixed(24)), 'stripe-key'],
  ['STRIPE_TEST', join('sk', '_test_', mixed(24)), 'stripe-key'],
  ['STRIPE_WEBHOOK', join('whsec', '_', mixed(32)), 'stripe-key'],
  ['MAPS', join('AI', 'za', mixed(35)), 'google-api-key'],
  ['OAUTH', join('GOC', 'SPX-', mixed(28)), 'google-oauth-secret'],
  ['LLM', join('sk-', 'ant-api03-', mixed(40)), 'anthropic-key'],
  ['LLM', join('sk-', 'proj-', mixed(48)), 'openai-key'],
  ['LLM', join('sk-', mixed(48)), 'openai-key'],
  ['HF', join('hf', '_', mixed(34)), 'huggingface-token'],
  ['NPM', join('npm', '_', mixed(36)), 'npm-token'],
  ['PYPI', join('pypi-', 'AgEI', mixed(60)), 'pypi-token'],
  ['MAIL', join('SG', '.', mixed(22), '.', mixed(43)), 'sendgrid-key'],
  ['MAIL', join('key', '-', hex(32)), 'mailgun-key'],
  ['MAIL', join(hex(32), '-us12'), 'mailchimp-key'],
  ['SMS', join('S', 'K', hex(32)), 'twilio-key'],
  ['SHOP', join('shp', 'at_', hex(32)), 'shopify-token'],
  ['DO', join('dop', '_v1_', hex(64)), 'digitalocean-token'],
  ['DBX', join('da', 'pi', hex(32)), 'databricks-token'],
  ['VAULT', join('hv', 's.', mixed(30)), 'vault-token'],
  ['LINEAR', join('lin', '_api_', mixed(40)), 'linear-key'],
  [
    'STORAGE',
    join(
      'DefaultEndpointsProtocol=https;AccountName=a;Account',
      'Key=',
      mixed(86),
      '==',
    ),
    'azure-storage-key',
  ],
  [
    'BUS',
    join(
      'Endpoint=sb://a.servicebus.windows.net/;SharedAccess',
      'Key=',
      mixed(43),
      '=',
    ),
    'azure-shared-access-key',
  ],
  [
    'BLOB',
    join(
      'https://a.blob.core.windows.net/c?sv=2024&si',
      'g=',
      mixed(40),
      '%3D',
    ),
    'azure-sas-token',
  ],
  [
    'UPLOAD',
    join('https://b.s3.amazonaws.com/k?X-Amz-', 'Signature=', hex(64)),
    'presigned-url',
  ],
  ['BOT', join('123456789:', 'AA', mixed(33)), 'telegram-token'],
  [
    'SESSION',
    join('eyJ', 'hbGciOiJIUzI1NiJ9.', 'eyJ', 'zdWIiOiIxMjM0In0.', mixed(43)),
    'jwt',
  ],
  ['PEM', '-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'private-key'],
  ['PUBLIC_KEY', '-----BEGIN PRIVATE KEY-----\nMIIE', 'private-key'],
  ['HEADER', join('Bearer ', mixed(32)), 'authorization-header'],
  ['AUTH', 'Basic dXNlcjpwYXNzd29yZDEyMw==', 'authorization-header'],
  [
    'DATABASE_URL',
    'postgres://shop:s3cr3t@db.example.com:5432/shop',
    'database-url',
  ],
  [
    'MONGO',
    'mongodb+srv://shop:hunter22@cluster0.example.net/shop',
    'database-url',
  ],
  ['REDIS_URL', 'redis://:p4ssw0rd@cache.example.com:6379', 'database-url'],
  ['AMQP', 'amqps://u:pw12345@mq.example.com/vhost', 'database-url'],
  ['API', 'https://admin:letmein@api.example.com/', 'url-with-password'],
  [
    'DSN',
    'Server=db;Database=shop;User Id=sa;Password=Tr0ub4dor;',
    'connection-string-password',
  ],
  ['DB_PASSWORD', 'not-a-real-Pa55word!', 'password'],
  ['DB_PASS', 'hunter22', 'password'],
  ['dbPassword', 'correct horse battery staple', 'password'],
  ['PASSWORD', 'Winter2026!', 'password'],
  ['MYSQL_ROOT_PASSWORD', '12ab!x', 'password'],
  ['REDIS_PWD', 'r3d1s', 'password'],
  ['PGPASSWORD', 'qwe123rty', 'password'],
  ['KEYSTORE_PASSPHRASE', 'open5esame', 'password'],
  ['API_KEY', mixed(32), 'api-key'],
  ['apiKey', hex(40), 'api-key'],
  ['X_API_KEY', 'a8f5f167f44f4964e6c998dee827110c', 'api-key'],
  ['DATADOG_API_KEY', hex(32), 'api-key'],
  ['ENCRYPTION_KEY', mixed(44), 'api-key'],
  ['SIGNING_KEY', mixed(44), 'api-key'],
  ['PRIVATE_KEY', mixed(64), 'api-key'],
  ['CLIENT_SECRET', mixed(40), 'secret'],
  ['JWT_SECRET', 'v3ry-s3cr3t-v4lu3-2026', 'secret'],
  ['SESSION_SECRET', hex(64), 'secret'],
  ['WEBHOOK_SECRET', mixed(24), 'secret'],
  ['AUTH_TOKEN', mixed(32), 'token'],
  ['ACCESS_TOKEN', hex(40), 'token'],
  ['BOT_TOKEN', mixed(40), 'token'],
  [
    'CONFIG',
    JSON.stringify({ host: 'db.example.com', password: 'hunter22!' }),
    'password',
  ],
  ['CONFIG', JSON.stringify({ nested: [{ apiKey: mixed(32) }] }), 'api-key'],
];

const harmless: [name: string, value: string][] = [
  ['LOG_LEVEL', 'INFO'],
  ['TABLE_NAME', 'orders'],
  ['API_BASE', 'https://api.example.com'],
  [
    'DB_SECRET_ARN',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf',
  ],
  [
    'DB_PASSWORD',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf',
  ],
  ['TOKEN_URL', 'https://login.example.com/token'],
  ['API_KEY_PARAMETER', '/shop/api-key'],
  ['API_KEY', '/shop/prod/api-key'],
  ['PASSWORD', '{{resolve:secretsmanager:db:SecretString:password}}'],
  ['DB_PASSWORD', '${DB_PASSWORD}'],
  ['DB_PASSWORD', 'ssm:/shop/prod/db-password'],
  ['DB_PASSWORD', ''],
  ['DB_PASSWORD', '********'],
  ['DB_PASSWORD', '<your password>'],
  ['DB_PASSWORD_LENGTH', '16'],
  ['PASSWORD_POLICY', 'Strong-8-Chars!'],
  ['KEY_ID', '1234abcd-12ab-34cd-56ef-1234567890ab'],
  ['KMS_KEY_ID', 'alias/shop-prod'],
  [
    'KMS_KEY',
    'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  ],
  ['SECRET_NAME', 'prod/shop/db-AbCdEf12'],
  ['SECRET_ID', 'prod/shop/Db7AbCdEf12'],
  ['CLIENT_ID', mixed(26)],
  ['COGNITO_CLIENT_ID', '3n4b5urk1ft4fl3mg5e62d9ado'],
  ['USER_POOL_ID', 'eu-west-1_aB3dE5fG7'],
  ['PUBLIC_KEY', mixed(64)],
  ['PUBLIC_KEY', '-----BEGIN PUBLIC KEY-----\nMIIB'],
  ['CERTIFICATE', '-----BEGIN CERTIFICATE-----\nMIIB'],
  ['PUBLISHABLE_KEY', join('pk', '_live_', mixed(24))],
  ['PARTITION_KEY', 'customerId#2026'],
  ['SORT_KEY', 'orderDate1'],
  ['PRIMARY_KEY', 'orderId'],
  ['CACHE_KEY', 'orders:v2:2026'],
  ['CACHE_KEY_PREFIX', 'orders-v2'],
  ['S3_KEY', 'exports/2026/orders.csv'],
  ['OBJECT_KEY', 'uploads/2026-11-21/photo01.jpg'],
  ['KEY', 'value'],
  ['TOKEN_TTL', '3600'],
  ['TOKEN_EXPIRY', '15m'],
  ['TOKEN_ISSUER', 'https://issuer.example.com/'],
  ['TOKEN_TYPE', 'Bearer'],
  ['TOKENIZER', 'cl100k_base'],
  ['MAX_TOKENS', '4096'],
  ['USE_TOKEN', 'true'],
  ['AUTH_TOKEN_HEADER', 'X-Auth-Token-2'],
  ['ENABLE_API_KEY', 'true'],
  ['API_KEY_REQUIRED', 'false'],
  ['SECRETS_PROVIDER', 'aws-secrets-manager'],
  ['SECRET_ROTATION_DAYS', '30'],
  ['SECRET', 'db-password'],
  ['TOKEN', 'PROD_API_TOKEN'],
  ['BUCKET', 'shop-uploads-111122223333-eu-west-1'],
  ['QUEUE_URL', 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders'],
  ['VERSION', '1.24.3'],
  ['COMMIT', hex(40)],
  ['GIT_SHA', hex(40)],
  ['DIGEST', `sha256:${hex(64)}`],
  ['BUILD', '2026-11-21T03:54:29Z'],
  ['REGION', 'eu-west-1'],
  ['HOST', 'db.cluster-abc123def456.eu-west-1.rds.amazonaws.com'],
  ['ENDPOINT', 'redis://cache.example.com:6379'],
  ['DATABASE_URL', 'postgres://db.example.com:5432/shop'],
  ['DATABASE_URL', 'postgres://shop:${DB_PASSWORD}@db.example.com/shop'],
  ['URL', 'https://user@example.com/path'],
  ['EMAIL', 'team@example.com'],
  ['CRON', 'rate(5 minutes)'],
  ['FEATURE_FLAGS', JSON.stringify({ checkout: true, search: 'v2' })],
  ['HANDLER', 'index.handler'],
  ['NODE_OPTIONS', '--enable-source-maps --max-old-space-size=512'],
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ['BACKEND', 'http://backend.example.com'],
  ['LD_PRELOAD', '/opt/hook.so'],
  ['AWS_LAMBDA_EXEC_WRAPPER', '/opt/bootstrap'],
  ['POWERTOOLS_SERVICE_NAME', 'checkout'],
  ['SUBNETS', 'subnet-0123456789abcdef0,subnet-0fedcba9876543210'],
  ['SENTRY_ENVIRONMENT', 'production'],
  ['ALLOWED_ORIGINS', 'https://shop.example.com,https://admin.example.com'],
];

describe('secretKindOf', () => {
  it('has enough samples to mean something', () => {
    expect(secrets.length + harmless.length).toBeGreaterThanOrEqual(120);
  });

  it.each(secrets)('takes %s=%s for a secret', (name, value, kind) => {
    expect(secretKindOf(name, value)).toBe(kind);
  });

  it.each(harmless)('takes %s=%s for none', (name, value) => {
    expect(secretKindOf(name, value)).toBeUndefined();
  });

  it('is quick on hostile text', () => {
    for (const text of [
      'a'.repeat(100_000),
      '/a'.repeat(50_000),
      '{"a":'.repeat(2_000),
      'a.'.repeat(50_000),
    ]) {
      expect(secretKindOf('PAYLOAD', text)).toBeUndefined();
    }
  });
});

describe('namedValues', () => {
  it('keeps no value', () => {
    const text = JSON.stringify(
      namedValues({ B: 'orders', A_PASSWORD: 'hunter22' }),
    );
    expect(text).toBe(
      '[{"name":"A_PASSWORD","secret":"password"},{"name":"B"}]',
    );
  });
});
