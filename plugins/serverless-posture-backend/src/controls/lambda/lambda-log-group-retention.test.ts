import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  logGroup,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaLogGroupRetention } from './lambda-log-group-retention';

testControl(lambdaLogGroupRetention, {
  passed: [
    logGroup({}),
    {
      resource: logGroup({ retentionInDays: 30 }),
      parameters: { minimumDays: 14 },
    },
    {
      resource: logGroup({ retentionInDays: null }),
      parameters: { neverExpire: true },
    },
  ],
  failed: [
    {
      resource: logGroup({ retentionInDays: null }),
      matching: {
        reason: 'kept for ever',
        evidence: [{ path: 'retentionInDays', value: null }],
      },
    },
    {
      resource: logGroup({ retentionInDays: 14 }),
      matching: { reason: 'less than 365' },
    },
    {
      resource: logGroup({}),
      parameters: { minimumDays: 1, maximumDays: 90 },
      matching: { reason: 'more than 90' },
    },
  ],
  notAvailable: [
    logGroup({ retentionInDays: unknown('denied', 'logs:DescribeLogGroups') }),
  ],
  notApplicable: [logGroup({ functionArns: [] })],
});
