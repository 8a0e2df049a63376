import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  configRules,
  configRemediations,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { configRemediationConfigured } from './config-remediation-configured';

const deployed = configRules({
  rules: [
    {
      name: 'public',
      identifier: 'LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED',
      state: 'ACTIVE',
    },
  ],
});

testControl(configRemediationConfigured, {
  passed: [
    {
      resource: configRemediations({
        remediations: [
          { rule: 'public', automatic: true, target: 'CloseFunction' },
        ],
      }),
      with: [deployed],
    },
  ],
  failed: [
    {
      resource: configRemediations(),
      with: [deployed],
      matching: { evidence: [{ value: 'public' }] },
    },
    {
      resource: configRemediations({
        remediations: [{ rule: 'other', automatic: true, target: 'x' }],
      }),
      with: [deployed],
      note: 'a remediation of another rule',
    },
  ],
  notAvailable: [
    {
      resource: configRemediations({
        remediations: unknown(
          'denied',
          'config:DescribeRemediationConfigurations',
        ),
      }),
      with: [deployed],
    },
    {
      resource: configRemediations(),
      unlisted: { 'AWS::Config::ConfigRule': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [configRemediations()],
});
