import { EventRule, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  eventBus,
  eventRule,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { eventbridgeSecurityAutomation } from './eventbridge-security-automation';

const arn = 'arn:aws:events:eu-west-1:111122223333:event-bus/default';
const bus = eventBus({ $: { arn, name: 'default' }, isDefault: true });
const notify = [{ id: 'fn', arn: lambdaFunction().arn, roleArn: null }];

const rule = (more: Partial<EventRule> | object = {}) =>
  eventRule({
    $: { parentArn: arn, name: 'findings' },
    bus: 'default',
    sources: ['aws.securityhub'],
    detailTypes: ['Security Hub Findings - Imported'],
    targets: notify,
    ...more,
  });

const having = (note: string, ...rules: ReturnType<typeof rule>[]) => ({
  resource: bus,
  with: [...rules, lambdaFunction()],
  note,
});

testControl(eventbridgeSecurityAutomation, {
  passed: [
    having('Security Hub', rule()),
    having(
      'GuardDuty',
      rule({ sources: ['aws.guardduty'], detailTypes: null }),
    ),
    having(
      'Config',
      rule({
        sources: ['aws.config'],
        detailTypes: ['Config Rules Compliance Change'],
      }),
    ),
    having(
      'by detail type alone',
      rule({ sources: [], detailTypes: ['GuardDuty Finding'] }),
    ),
    having(
      'beside targets that nobody may read',
      rule({ targets: unknown('denied', 'events:ListTargetsByRule') }),
      rule(),
    ),
    having(
      'beside a target that is not looked up',
      rule({
        targets: [
          {
            id: 'topic',
            arn: 'arn:aws:sns:eu-west-1:111122223333:alerts',
            roleArn: null,
          },
          ...notify,
        ],
      }),
    ),
  ],
  failed: [
    {
      ...having('no rule'),
      matching: { evidence: [{ path: 'Rules', value: '' }] },
    },
    having('another source', rule({ sources: ['aws.ec2'], detailTypes: null })),
    having('a schedule', rule({ sources: null, detailTypes: null })),
    having(
      'what people send by hand',
      rule({ detailTypes: ['Security Hub Findings - Custom Action'] }),
    ),
    having('a rule that is off', rule({ isEnabled: false })),
    having('no target', rule({ targets: [] })),
    having(
      'a target that is gone',
      rule({
        targets: [
          {
            id: 'fn',
            arn: 'arn:aws:lambda:eu-west-1:111122223333:function:gone',
            roleArn: null,
          },
        ],
      }),
    ),
    having(
      'on another bus',
      rule({ $: { parentArn: eventBus().arn, name: 'findings' } }),
    ),
  ],
  notAvailable: [
    having(
      'targets that nobody may read',
      rule({ targets: unknown('denied', 'events:ListTargetsByRule') }),
    ),
    having(
      'a target that is not looked up',
      rule({
        targets: [
          {
            id: 'topic',
            arn: 'arn:aws:sns:eu-west-1:111122223333:alerts',
            roleArn: null,
          },
        ],
      }),
    ),
    {
      resource: bus,
      unlisted: { 'AWS::Events::Rule': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [eventBus()],
});
