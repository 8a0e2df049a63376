import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  organizationPolicies,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { orgScpLambdaGuardrails } from './org-scp-lambda-guardrails';

const policy = (statement: object, targets = ['r-root']) => ({
  id: 'p-1',
  name: 'guardrail',
  content: policyOf({ Effect: 'Deny', Resource: '*', ...statement }),
  targets,
});
const urls = policy({
  Action: ['lambda:CreateFunctionUrlConfig', 'lambda:UpdateFunctionUrlConfig'],
  Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
});
const permissions = policy({
  Action: 'lambda:AddPermission',
  Condition: { StringEquals: { 'lambda:Principal': '*' } },
});

testControl(orgScpLambdaGuardrails, {
  passed: [
    organizationPolicies({ policies: [urls, permissions] }),
    organizationPolicies({
      policies: [
        policy({
          Action: 'lambda:*',
          Condition: {
            StringNotEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' },
          },
        }),
      ],
    }),
  ],
  failed: [
    {
      resource: organizationPolicies({
        policies: [
          policy({
            Action: 'lambda:*FunctionUrlConfig',
            Condition: {
              StringNotEquals: { 'lambda:FunctionUrlAuthType': 'NONE' },
            },
          }),
          permissions,
        ],
      }),
      note: 'the wrong way round',
    },
    {
      resource: organizationPolicies({
        policies: [
          urls,
          policy({
            Action: 'lambda:AddPermission',
            Condition: { StringEquals: { 'lambda:Principal': '111122223333' } },
          }),
        ],
      }),
      note: 'one account only',
    },
    {
      resource: organizationPolicies({
        policies: [
          urls,
          policy({
            Action: 'lambda:AddPermission',
            Condition: { StringNotEquals: { 'lambda:Principal': '*' } },
          }),
        ],
      }),
      note: 'all but everyone',
    },
    {
      resource: organizationPolicies({
        policies: [
          urls,
          policy({
            Action: 'lambda:AddPermission',
            Condition: { StringEquals: { 'aws:RequestedRegion': '*' } },
          }),
        ],
      }),
      note: 'another key',
    },
    organizationPolicies(),
    {
      resource: organizationPolicies({ policies: [urls] }),
      matching: {
        severity: 'LOW',
        evidence: [{ path: 'Deny lambda:AddPermission', value: 'nowhere' }],
      },
    },
    {
      resource: organizationPolicies({
        policies: [{ ...urls, targets: ['ou-1'] }, permissions],
      }),
      matching: { severity: 'LOW' },
    },
    organizationPolicies({ policies: [{ ...urls, targets: [] }, permissions] }),
    organizationPolicies({
      policies: [
        policy({
          Action: 'lambda:CreateFunctionUrlConfig',
          Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
        }),
        permissions,
      ],
    }),
    organizationPolicies({
      policies: [
        policy({
          Action: 'lambda:*FunctionUrlConfig',
          Condition: {
            StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' },
          },
        }),
        permissions,
      ],
    }),
  ],
  notAvailable: [
    organizationPolicies({
      policies: unknown('denied', 'organizations:ListPolicies'),
    }),
  ],
});
