import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  vpc,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { vpcFlowLogs } from './vpc-flow-logs';

testControl(vpcFlowLogs, {
  passed: [
    vpc(),
    vpc({ flowLogs: [{ id: 'fl-1', active: true, trafficType: 'REJECT' }] }),
  ],
  failed: [
    {
      resource: vpc({ flowLogs: [] }),
      matching: { evidence: [{ path: 'FlowLogs', value: null }] },
    },
    {
      resource: vpc({
        flowLogs: [{ id: 'fl-1', active: false, trafficType: 'ALL' }],
      }),
      matching: {
        evidence: [{ path: 'FlowLogs (fl-1)', value: 'not active' }],
      },
    },
    vpc({ flowLogs: [{ id: 'fl-1', active: true, trafficType: 'ACCEPT' }] }),
  ],
  notAvailable: [
    vpc({ flowLogs: unknown('denied', 'ec2:DescribeFlowLogs') }),
    vpc({ flowLogs: unknown('not-read') }),
  ],
});
