import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub RDS.43; RDS guide, "Using Amazon RDS Proxy". */
export const rdsProxyHardening = control({
  id: 'rds-proxy-hardening',
  title:
    'RDS Proxy requires TLS and IAM, and keeps its credentials in Secrets Manager',
  description:
    'Functions reach a database through a proxy, so that the proxy is where plain connections and passwords ' +
    'can be refused. Each way to log in must require IAM; credentials must lie in Secrets Manager, unless the ' +
    'proxy logs in to the database by IAM, too. Debug logging writes statements, with what is in them, to the ' +
    'logs.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::RDS::DBProxy',
  references: {
    securityHub: ['RDS.43'],
    config: ['rds-proxy-tls-encryption'],
    serverlessLens: ['SEC 3'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Amazon RDS Proxy',
        url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html',
      },
    ],
  },
  evaluate({ requireTls, debugLogging, endToEndIam, auth }) {
    const found = [
      ...(requireTls ? [] : [evidence('RequireTLS', false)]),
      ...(debugLogging ? [evidence('DebugLogging', true)] : []),
      ...(auth.length === 0 && !endToEndIam ? [evidence('Auth', null)] : []),
      ...auth.flatMap(({ iamAuth, secretArn }, index) => [
        ...(iamAuth === 'REQUIRED'
          ? []
          : [evidence(`Auth[${index}].IAMAuth`, iamAuth)]),
        ...(secretArn === null && !endToEndIam
          ? [evidence(`Auth[${index}].SecretArn`, null)]
          : []),
      ]),
    ];
    return found.length > 0 ? failed(found) : passed();
  },
  remedy: proxy => ({
    summary: `Require TLS and IAM of proxy ${proxy.name}, and turn its debug logging off.`,
    console: `Amazon RDS (${proxy.region}) > Proxies > ${proxy.name} > Modify`,
    cli: `aws rds modify-db-proxy --region ${proxy.region} --db-proxy-name ${proxy.name} --require-tls --no-debug-logging --auth AuthScheme=SECRETS,IAMAuth=REQUIRED,SecretArn=<secret ARN>`,
    cloudformation: `# ${proxy.name}, AWS::RDS::DBProxy\nRequireTLS: true\nDebugLogging: false\nAuth:\n  - { AuthScheme: SECRETS, IAMAuth: REQUIRED, SecretArn: !Ref Secret }`,
    terraform: `# aws_db_proxy ${proxy.name}\nrequire_tls   = true\ndebug_logging = false\nauth {\n  auth_scheme = "SECRETS"\n  iam_auth    = "REQUIRED"\n  secret_arn  = aws_secretsmanager_secret.database.arn\n}`,
  }),
});
