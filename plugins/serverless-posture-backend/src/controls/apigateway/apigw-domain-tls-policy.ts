import {
  control,
  evidence,
  failed,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** What Security Hub accepts. */
const RECOMMENDED = [
  'SecurityPolicy_TLS13_1_3_2025_09',
  'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
  'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_2025_EDGE',
  'SecurityPolicy_TLS12_PFS_2025_EDGE',
];

/** Source: Security Hub APIGateway.11. */
export const apigwDomainTlsPolicy = control({
  id: 'apigw-domain-tls-policy',
  title: 'The custom domain uses a recommended TLS security policy',
  description:
    'Old TLS versions and ciphers let others read or change what travels. The weakest policy of the domain must be one ' +
    'that Security Hub recommends; those with TLS 1.2 as the floor but weaker ciphers fail with low severity. What ' +
    'clients really negotiate is not visible.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::ApiGateway::DomainName',
  references: {
    securityHub: ['APIGateway.11'],
    config: ['apigateway-domain-name-tls-check'],
    documents: [
      {
        title:
          'Choose a security policy for your REST API custom domain in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
      },
    ],
  },
  evaluate({ securityPolicy }) {
    if (RECOMMENDED.includes(securityPolicy)) return passed(securityPolicy);
    const found = [evidence('securityPolicy', securityPolicy)];
    if (securityPolicy === 'TLS_1_0') return failed(found);
    if (
      securityPolicy === 'TLS_1_2' ||
      securityPolicy.startsWith('SecurityPolicy_TLS')
    ) {
      return failed(found, {
        severity: 'LOW',
        reason: 'TLS 1.2 is the floor, but weak ciphers are allowed',
      });
    }
    return notAvailable(
      { errorClass: 'unsupported' },
      `${securityPolicy} is no security policy that we know`,
    );
  },
  remedy: domain => ({
    summary: `Select SecurityPolicy_TLS13_1_3_2025_09 for ${domain.name}, or another recommended policy that its clients can speak.`,
    console: `API Gateway (${domain.region}) > Custom domain names > ${domain.name} > Edit > Security policy`,
    cli: `aws apigateway update-domain-name --region ${domain.region} --domain-name ${domain.name} --patch-operations op=replace,path=/securityPolicy,value=SecurityPolicy_TLS13_1_3_2025_09`,
    cloudformation: `DomainName:\n  Type: AWS::ApiGateway::DomainName\n  Properties:\n    DomainName: ${domain.name}\n    SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09`,
    terraform: `# aws_api_gateway_domain_name of ${domain.name}\nsecurity_policy = "SecurityPolicy_TLS13_1_3_2025_09"`,
  }),
});
