import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  configRules,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { configServerlessRules } from './config-serverless-rules';

const rule = (identifier: string | null, state = 'ACTIVE') => ({
  name: `rule-${identifier}`,
  identifier,
  state,
});
const parameters = { rules: ['LAMBDA_INSIDE_VPC'] };

testControl(configServerlessRules, {
  passed: [
    {
      resource: configRules({ rules: [rule('LAMBDA_INSIDE_VPC')] }),
      parameters,
    },
  ],
  failed: [
    configRules(),
    {
      resource: configRules({ rules: [rule('LAMBDA_INSIDE_VPC', 'DELETING')] }),
      parameters,
    },
    {
      resource: configRules({ rules: [rule(null)] }),
      parameters,
      note: 'a custom rule',
    },
  ],
  notAvailable: [
    configRules({ rules: unknown('denied', 'config:DescribeConfigRules') }),
  ],
});
