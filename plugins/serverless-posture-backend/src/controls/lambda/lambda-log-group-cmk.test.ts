import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  logGroup,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaLogGroupCmk } from './lambda-log-group-cmk';

testControl(lambdaLogGroupCmk, {
  passed: [logGroup({})],
  failed: [
    {
      resource: logGroup({ kmsKeyArn: null }),
      matching: { evidence: [{ path: 'kmsKeyId', value: null }] },
    },
  ],
  notAvailable: [
    logGroup({ kmsKeyArn: unknown('denied', 'logs:DescribeLogGroups') }),
  ],
  notApplicable: [logGroup({ functionArns: [] })],
});
