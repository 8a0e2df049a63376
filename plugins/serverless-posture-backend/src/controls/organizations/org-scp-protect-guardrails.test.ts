import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  organizationPolicies,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { orgScpProtectGuardrails } from './org-scp-protect-guardrails';

const policy = (statement: object, targets = ['r-root']) => ({
  id: 'p-1',
  name: 'guardrail',
  content: policyOf({ Effect: 'Deny', Resource: '*', ...statement }),
  targets,
});
const all = [
  'cloudtrail:*',
  'config:*',
  'guardduty:*',
  'inspector2:*',
  'securityhub:*',
];

testControl(orgScpProtectGuardrails, {
  passed: [
    organizationPolicies({ policies: [policy({ Action: all })] }),
    {
      resource: organizationPolicies({
        policies: [policy({ Action: 'cloudtrail:*' })],
      }),
      parameters: { actions: ['cloudtrail:StopLogging'] },
    },
  ],
  failed: [
    organizationPolicies(),
    {
      resource: organizationPolicies({
        policies: [policy({ Action: 'cloudtrail:*' })],
      }),
      parameters: {
        actions: ['cloudtrail:DeleteTrail', 'config:StopConfigurationRecorder'],
      },
      matching: {
        evidence: [
          { path: 'Deny config:StopConfigurationRecorder', value: 'nowhere' },
        ],
      },
    },
    {
      resource: organizationPolicies({
        policies: [policy({ Action: all }, ['ou-1'])],
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    organizationPolicies({
      policies: unknown('denied', 'organizations:ListPolicies'),
    }),
  ],
});
