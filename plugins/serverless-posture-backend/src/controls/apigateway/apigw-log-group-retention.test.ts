import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  logGroup,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwLogGroupRetention } from './apigw-log-group-retention';

const STAGE = 'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/stages/prod';

testControl(apigwLogGroupRetention, {
  passed: [
    logGroup({ functionArns: [], stageArns: [STAGE] }),
    {
      resource: logGroup({
        functionArns: [],
        stageArns: [STAGE],
        retentionInDays: 30,
      }),
      parameters: { minimumDays: 14 },
    },
    {
      resource: logGroup({
        functionArns: [],
        stageArns: [STAGE],
        retentionInDays: null,
      }),
      parameters: { neverExpire: true },
    },
  ],
  failed: [
    {
      resource: logGroup({
        functionArns: [],
        stageArns: [STAGE],
        retentionInDays: null,
      }),
      matching: {
        reason: 'kept for ever',
        evidence: [{ path: 'retentionInDays', value: null }],
      },
    },
    {
      resource: logGroup({
        functionArns: [],
        stageArns: [STAGE],
        retentionInDays: 14,
      }),
      matching: { reason: 'less than 365' },
    },
    {
      resource: logGroup({ functionArns: [], stageArns: [STAGE] }),
      parameters: { minimumDays: 1, maximumDays: 90 },
      matching: { reason: 'more than 90' },
    },
  ],
  notAvailable: [
    logGroup({
      functionArns: [],
      stageArns: [STAGE],
      retentionInDays: unknown('denied', 'logs:DescribeLogGroups'),
    }),
  ],
  notApplicable: [logGroup()],
});
