import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  stateMachine,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { sfnLogging } from './sfn-logging';

const off = {
  level: 'OFF' as const,
  includeExecutionData: false,
  logGroupArns: [],
};

testControl(sfnLogging, {
  passed: [stateMachine()],
  failed: [
    {
      resource: stateMachine({ logging: off }),
      matching: {
        evidence: [{ path: 'loggingConfiguration.level', value: 'OFF' }, {}],
      },
    },
    {
      resource: stateMachine({ logging: { ...off, level: 'ALL' } }),
      note: 'a level without a group',
    },
    {
      resource: stateMachine({ logging: off, workflowType: 'EXPRESS' }),
      matching: { reason: 'an express workflow keeps no history' },
    },
  ],
  notAvailable: [
    stateMachine({ logging: unknown('denied', 'states:DescribeStateMachine') }),
  ],
});
