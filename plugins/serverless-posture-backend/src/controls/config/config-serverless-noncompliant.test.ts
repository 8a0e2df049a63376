import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  configRules,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { configServerlessNoncompliant } from './config-serverless-noncompliant';

const rule = {
  name: 'lambda-inside-vpc',
  identifier: 'LAMBDA_INSIDE_VPC',
  state: 'ACTIVE',
};

testControl(configServerlessNoncompliant, {
  passed: [configRules({ rules: [rule] })],
  failed: [
    {
      resource: configRules({
        rules: [rule],
        nonCompliant: [
          {
            rule: 'lambda-inside-vpc',
            resourceType: 'AWS::Lambda::Function',
            resourceId: 'checkout',
          },
        ],
      }),
      matching: {
        evidence: [
          {
            path: 'lambda-inside-vpc',
            value: 'AWS::Lambda::Function checkout',
          },
        ],
      },
    },
  ],
  notAvailable: [
    configRules({
      nonCompliant: unknown(
        'denied',
        'config:GetComplianceDetailsByConfigRule',
      ),
    }),
    configRules({ rules: unknown('denied') }),
  ],
  notApplicable: [configRules()],
});
