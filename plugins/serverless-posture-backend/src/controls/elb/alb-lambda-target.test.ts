import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  loadBalancerListener,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { albLambdaTarget } from './alb-lambda-target';

const open = [{ arn: 'rule', authenticates: false }];

testControl(albLambdaTarget, {
  passed: [
    loadBalancerListener(),
    loadBalancerListener({
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    }),
    {
      resource: loadBalancerListener({
        scheme: 'internal',
        webAclArn: null,
        functionRules: open,
      }),
      note: 'within the VPC',
    },
  ],
  failed: [
    {
      resource: loadBalancerListener({ protocol: 'HTTP', sslPolicy: null }),
      matching: { evidence: [{ path: 'Protocol', value: 'HTTP' }] },
    },
    loadBalancerListener({ scheme: 'internal', protocol: 'HTTP' }),
    loadBalancerListener({ sslPolicy: 'ELBSecurityPolicy-2016-08' }),
    loadBalancerListener({
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-0-2021-06',
    }),
    {
      resource: loadBalancerListener({ webAclArn: null }),
      matching: { evidence: [{ path: 'WebACL.ARN', value: null }] },
    },
    {
      resource: loadBalancerListener({ functionRules: open }),
      matching: { severity: 'LOW', evidence: [{ arn: 'rule' }] },
    },
  ],
  notAvailable: [
    loadBalancerListener({
      webAclArn: unknown('denied', 'wafv2:GetWebACLForResource'),
    }),
    loadBalancerListener({
      protocol: unknown('denied', 'elasticloadbalancing:DescribeListeners'),
    }),
  ],
});
