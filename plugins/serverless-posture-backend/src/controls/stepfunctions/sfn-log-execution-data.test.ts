import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  logGroup,
  stateMachine,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { sfnLogExecutionData } from './sfn-log-execution-data';

const arn = 'arn:aws:logs:eu-west-1:111122223333:log-group:states';
const logging = {
  level: 'ALL' as const,
  includeExecutionData: true,
  logGroupArns: [arn],
};

const into = (group: object) => ({
  resource: stateMachine({ logging }),
  with: [
    logGroup({
      $: { arn },
      kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
      retentionInDays: 30,
      ...group,
    }),
  ],
  note: JSON.stringify(group),
});

testControl(sfnLogExecutionData, {
  passed: [
    stateMachine(),
    into({}),
    {
      ...into({ retentionInDays: 365 }),
      parameters: { maximumDays: 365 },
      note: 'a configured time',
    },
  ],
  failed: [
    {
      ...into({ kmsKeyArn: null }),
      matching: { evidence: [{}, { path: 'kmsKeyId', value: null, arn }] },
    },
    into({ retentionInDays: null }),
    into({ retentionInDays: 91 }),
  ],
  notAvailable: [
    stateMachine({ logging: unknown('denied', 'states:DescribeStateMachine') }),
    into({ retentionInDays: unknown('denied', 'logs:DescribeLogGroups') }),
    {
      resource: stateMachine({ logging }),
      unlisted: { 'AWS::Logs::LogGroup': { errorClass: 'denied' } },
    },
    { resource: stateMachine({ logging }), note: 'a group that is not there' },
  ],
  notApplicable: [
    stateMachine({ logging: { ...logging, level: 'OFF' } }),
    stateMachine({ logging: { ...logging, logGroupArns: [] } }),
  ],
});
