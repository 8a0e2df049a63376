import { HttpTask, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  stateMachine,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { sfnHttpTaskCleartext } from './sfn-http-task-cleartext';

const calling = (...tasks: Partial<HttpTask>[]) =>
  stateMachine({
    httpTasks: tasks.map(task => ({
      state: 'Call',
      scheme: 'https',
      hasConnection: true,
      ...task,
    })),
  });

testControl(sfnHttpTaskCleartext, {
  passed: [calling({})],
  failed: [
    {
      resource: calling({ scheme: 'http' }),
      matching: {
        evidence: [
          { path: 'definition.States.Call.ApiEndpoint', value: 'http:' },
        ],
      },
    },
    { resource: calling({ hasConnection: false }), note: 'no connection' },
    {
      resource: calling({ scheme: 'runtime' }, { scheme: 'http' }),
      note: 'one of two',
    },
  ],
  notAvailable: [
    stateMachine({
      httpTasks: unknown('denied', 'states:DescribeStateMachine'),
    }),
    {
      resource: calling({ scheme: 'runtime' }),
      note: 'known at run time only',
    },
  ],
  notApplicable: [calling()],
});
