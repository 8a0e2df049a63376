import { unknown, Vpc } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  vpc,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { vpcFlowLogs } from './vpc-flow-logs';

const having = (...flowLogs: Partial<Vpc['flowLogs'][number]>[]) =>
  vpc({
    flowLogs: flowLogs.map(one => ({
      id: 'fl-1',
      active: true,
      trafficType: 'ALL',
      deliveryError: null,
      ...one,
    })),
  });
const undelivered = { deliveryError: 'Access error' };

testControl(vpcFlowLogs, {
  passed: [
    vpc(),
    having({ trafficType: 'REJECT' }),
    {
      resource: having(undelivered, { id: 'fl-2' }),
      note: 'another one is delivered',
    },
  ],
  failed: [
    {
      resource: vpc({ flowLogs: [] }),
      matching: { evidence: [{ path: 'FlowLogs', value: null }] },
    },
    {
      resource: having({ active: false }),
      matching: {
        evidence: [{ path: 'FlowLogs (fl-1)', value: 'not active' }],
      },
    },
    having({ trafficType: 'ACCEPT' }),
    {
      resource: having(undelivered),
      matching: {
        evidence: [
          { path: 'FlowLogs (fl-1)', value: 'not delivered: Access error' },
        ],
      },
    },
  ],
  notAvailable: [
    vpc({ flowLogs: unknown('denied', 'ec2:DescribeFlowLogs') }),
    vpc({ flowLogs: unknown('not-read') }),
  ],
});
