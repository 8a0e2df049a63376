import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../__testUtils__/collected';

jest.setTimeout(60_000);

const arnOf = (path: string) =>
  `arn:aws:elasticloadbalancing:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:${path}`;
const balancer = arnOf('loadbalancer/app/shop/1');
const group = arnOf('targetgroup/checkout/1');
const webAclArn = `arn:aws:wafv2:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:regional/webacl/shop/1`;
const forward = {
  Type: 'forward' as const,
  ForwardConfig: { TargetGroups: [{ TargetGroupArn: group }] },
};

const oidc = {
  Issuer: 'https://login.example',
  AuthorizationEndpoint: 'https://login.example/authorize',
  TokenEndpoint: 'https://login.example/token',
  UserInfoEndpoint: 'https://login.example/user',
  ClientId: 'client',
};

/** Rules by what they do with callers who aren't signed in. */
const unauthenticated: [string, Action][] = [
  [
    'denying',
    {
      Type: 'authenticate-oidc',
      AuthenticateOidcConfig: { ...oidc, OnUnauthenticatedRequest: 'deny' },
    },
  ],
  [
    'oidc-allowing',
    {
      Type: 'authenticate-oidc',
      AuthenticateOidcConfig: { ...oidc, OnUnauthenticatedRequest: 'allow' },
    },
  ],
  [
    'cognito-allowing',
    {
      Type: 'authenticate-cognito',
      AuthenticateCognitoConfig: {
        UserPoolArn: 'pool',
        UserPoolClientId: 'client',
        UserPoolDomain: 'shop',
        OnUnauthenticatedRequest: 'allow',
      },
    },
  ],
];

const things = {
  webAcls: [
    {
      acl: {
        Name: 'shop',
        Id: '1',
        ARN: webAclArn,
        DefaultAction: { Allow: {} },
        VisibilityConfig: {
          SampledRequestsEnabled: true,
          CloudWatchMetricsEnabled: true,
          MetricName: 'shop',
        },
      },
      tags: {},
    },
  ],
  targetGroups: [
    {
      TargetGroupArn: group,
      TargetType: 'lambda' as const,
      LoadBalancerArns: [balancer],
    },
    {
      TargetGroupArn: arnOf('targetgroup/servers/1'),
      TargetType: 'ip' as const,
      LoadBalancerArns: [arnOf('loadbalancer/app/servers/1')],
    },
  ],
  loadBalancers: [
    {
      loadBalancer: {
        LoadBalancerArn: balancer,
        LoadBalancerName: 'shop',
        Scheme: 'internet-facing' as const,
      },
      webAclArn,
      listeners: [
        {
          listener: {
            ListenerArn: arnOf('listener/app/shop/1/2'),
            Port: 443,
            Protocol: 'HTTPS' as const,
            SslPolicy: 'ELBSecurityPolicy-2016-08',
          },
          rules: [
            {
              RuleArn: 'r1',
              Actions: [{ Type: 'authenticate-oidc' as const }, forward],
            },
            ...unauthenticated.map(([arn, action]) => ({
              RuleArn: arn,
              Actions: [action, forward],
            })),
            { RuleArn: 'default', IsDefault: true, Actions: [forward] },
          ],
        },
        {
          listener: {
            ListenerArn: arnOf('listener/app/shop/1/3'),
            Port: 80,
            Protocol: 'HTTP' as const,
          },
          rules: [{ RuleArn: 'r2', Actions: [{ Type: 'redirect' as const }] }],
        },
      ],
    },
  ],
};

it('reads the listeners that forward to functions, and asks about no other load balancer', async () => {
  const { of, calls, outcome } = await collected({ things }, [
    'elasticloadbalancing',
  ]);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'elasticloadbalancing:DescribeTargetGroups': 1,
    'elasticloadbalancing:DescribeLoadBalancers': 1,
    'elasticloadbalancing:DescribeListeners': 1,
    'elasticloadbalancing:DescribeRules': 2,
    'wafv2:GetWebACLForResource': 1,
  });
  expect(of('AWS::ElasticLoadBalancingV2::Listener')).toMatchObject([
    {
      name: 'shop:443',
      attributes: {
        scheme: 'internet-facing',
        protocol: 'HTTPS',
        sslPolicy: 'ELBSecurityPolicy-2016-08',
        webAclArn,
        functionRules: [
          { arn: 'r1', authenticates: true },
          { arn: 'denying', authenticates: true },
          { arn: 'oidc-allowing', authenticates: false },
          { arn: 'cognito-allowing', authenticates: false },
          { arn: 'default', authenticates: false },
        ],
      },
    },
  ]);
});

it('does not take what it may not read for none', async () => {
  const { of } = await collected(
    { things, denied: ['wafv2:GetWebACLForResource'] },
    ['elasticloadbalancing'],
  );
  const [{ attributes }] = of('AWS::ElasticLoadBalancingV2::Listener');
  expect(attributes.webAclArn).toMatchObject({
    $unknown: { errorClass: 'denied' },
  });
  const other = await collected(
    { things, denied: ['elasticloadbalancing:DescribeRules'] },
    ['elasticloadbalancing'],
  );
  expect(other.outcome).toMatchObject({
    state: 'failed',
    errorClass: 'denied',
  });
  expect(other.of('AWS::ElasticLoadBalancingV2::Listener')).toMatchObject([
    { unlisted: { errorClass: 'denied' } },
  ]);
});
