import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  eventBus,
  eventRule,
  lambdaFunction,
  restApi,
  stateMachine,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { eventbridgeRuleTargetDangling } from './eventbridge-rule-target-dangling';

const at = (arn: string, more: object = {}) =>
  eventRule({ targets: [{ id: 'one', arn, roleArn: null }], ...more });

const sending = (arn: string, note = arn) => ({
  resource: at(arn),
  with: [lambdaFunction(), stateMachine(), eventBus(), restApi()],
  accounts: ['111122223333', '444455556666'],
  note,
});

const own = 'eu-west-1:111122223333';

testControl(eventbridgeRuleTargetDangling, {
  passed: [
    sending(lambdaFunction().arn),
    sending(`${lambdaFunction().arn}:live`, 'an alias of a function'),
    sending(stateMachine().arn),
    sending(`${stateMachine().arn}:live`, 'an alias of a state machine'),
    sending(eventBus().arn),
    sending(
      `arn:aws:execute-api:${own}:a1b2c3d4e5/prod/POST/orders`,
      'a REST API',
    ),
  ],
  failed: [
    {
      ...sending(`arn:aws:lambda:${own}:function:gone`),
      matching: {
        reason: 'a target does not exist',
        evidence: [{ path: 'Targets[one].Arn' }],
      },
    },
    sending(`arn:aws:states:${own}:stateMachine:gone`),
    sending(`arn:aws:events:${own}:event-bus/gone`),
    sending(`arn:aws:execute-api:${own}:zzzzzzzzzz/prod/POST/orders`),
    {
      ...sending('arn:aws:events:eu-west-1:999900001111:event-bus/theirs'),
      matching: { reason: 'a target is outside the organization' },
    },
    sending('arn:aws:sqs:eu-west-1:999900001111:theirs'),
    {
      ...sending(''),
      resource: eventRule({
        targets: [
          { id: 'a', arn: `arn:aws:sqs:${own}:queue`, roleArn: null },
          {
            id: 'b',
            arn: `arn:aws:lambda:${own}:function:gone`,
            roleArn: null,
          },
        ],
      }),
      note: 'beside one that is not looked up',
    },
  ],
  notAvailable: [
    eventRule({ targets: unknown('denied', 'events:ListTargetsByRule') }),
    sending(`arn:aws:sqs:${own}:queue`),
    sending('arn:aws:events:eu-west-1:444455556666:event-bus/central'),
    sending('arn:aws:events:us-east-1:111122223333:event-bus/elsewhere'),
    {
      resource: at(lambdaFunction().arn),
      unlisted: { 'AWS::Lambda::Function': { errorClass: 'denied' } },
    },
    {
      resource: at('arn:aws:sqs:eu-west-1:444455556666:queue'),
      accounts: { unknown: { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    eventRule({ isEnabled: false, targets: unknown('not-read') }),
    eventRule({
      managedBy: 'schemas.amazonaws.com',
      targets: unknown('not-read'),
    }),
    eventRule({ targets: [] }),
  ],
});
