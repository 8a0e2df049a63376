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
    vpc({ flowLogs: [{ id: 'fl-1', active: false, trafficType: 'ALL' }] }),
    vpc({ flowLogs: [{ id: 'fl-1', active: true, trafficType: 'ACCEPT' }] }),
  ],
  notAvailable: [
    vpc({ flowLogs: unknown('denied', 'ec2:DescribeFlowLogs') }),
    vpc({ flowLogs: unknown('not-read') }),
  ],
});
