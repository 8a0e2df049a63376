import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  logGroup,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwLogGroupCmk } from './apigw-log-group-cmk';

const STAGE = 'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/stages/prod';

testControl(apigwLogGroupCmk, {
  passed: [logGroup({ functionArns: [], stageArns: [STAGE] })],
  failed: [
    {
      resource: logGroup({
        functionArns: [],
        stageArns: [STAGE],
        kmsKeyArn: null,
      }),
      matching: { evidence: [{ path: 'kmsKeyId', value: null }] },
    },
  ],
  notAvailable: [
    logGroup({
      functionArns: [],
      stageArns: [STAGE],
      kmsKeyArn: unknown('denied', 'logs:DescribeLogGroups'),
    }),
  ],
  notApplicable: [logGroup()],
});
