import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Policies with TLS 1.2 as their floor. */
const STRONG = /^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/;

/** Source: Security Hub ELB.1, ELB.16 and ELB.17. */
export const albLambdaTarget = control({
  id: 'alb-lambda-target',
  title:
    'The load balancer before a function has HTTPS, a web ACL and authentication',
  description:
    'A load balancer is a door to its functions like an API. Listeners that forward to a function must use HTTPS with TLS 1.2 ' +
    'or later; on the internet they need a web ACL, too, and their rules authenticate callers: an action that lets those ' +
    'through who are not signed in does not. Where only authentication is missing, which the function may do itself, the ' +
    'severity is low.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::ElasticLoadBalancingV2::Listener',
  references: {
    securityHub: ['ELB.1', 'ELB.16', 'ELB.17'],
    config: ['alb-waf-enabled', 'alb-http-to-https-redirection-check'],
    serverlessLens: ['SEC 1', 'SEC 2'],
    owasp: ['SAS-02'],
    documents: [
      {
        title:
          'Use Lambda functions as targets of an Application Load Balancer',
        url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html',
      },
      {
        title: 'Authenticate users using an Application Load Balancer',
        url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html',
      },
    ],
  },
  evaluate(listener) {
    const { protocol, sslPolicy } = listener;
    const isPublic = listener.scheme === 'internet-facing';
    const found = [
      ...(protocol === 'HTTPS' ? [] : [evidence('Protocol', protocol)]),
      ...(protocol === 'HTTPS' && !STRONG.test(sslPolicy ?? '')
        ? [evidence('SslPolicy', sslPolicy)]
        : []),
      ...(isPublic && listener.webAclArn === null
        ? [evidence('WebACL.ARN', null)]
        : []),
    ];
    const unauthenticated = listener.functionRules
      .filter(({ authenticates }) => isPublic && !authenticates)
      .map(({ arn }) => evidence('Actions[].Type', 'forward', arn));
    if (found.length > 0) return failed([...found, ...unauthenticated]);
    return unauthenticated.length
      ? failed(unauthenticated, {
          severity: 'LOW',
          reason: 'no rule authenticates; the function may',
        })
      : passed();
  },
  remedy: listener => ({
    summary: `Use HTTPS with a current policy on ${listener.name}, associate a web ACL, and authenticate in its rules.`,
    console: `EC2 (${listener.region}) > Load balancers > ${listener.name}`,
    cli: `aws elbv2 modify-listener --region ${listener.region} --listener-arn ${listener.arn} --protocol HTTPS --certificates CertificateArn=<ARN> --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06`,
    cloudformation: `# ${listener.name}, AWS::ElasticLoadBalancingV2::Listener\nProtocol: HTTPS\nSslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06\nDefaultActions:\n  - Type: authenticate-cognito\n    Order: 1\n  - Type: forward\n    Order: 2\n    TargetGroupArn: !Ref TargetGroup`,
    terraform: `# aws_lb_listener of ${listener.name}\nprotocol   = "HTTPS"\nssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"`,
  }),
});
