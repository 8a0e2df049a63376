import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { targetState, targetTypes } from './targets';

/** Source: EventBridge guide, "Event bus targets in Amazon EventBridge". */
export const eventbridgeRuleTargetDangling = control({
  id: 'eventbridge-rule-target-dangling',
  title: 'Every rule target still exists and is in the organization',
  description:
    'Events for a target that is gone are lost, and go to whoever makes a thing of that name again; a target outside the ' +
    'organization takes them out of it. Functions, state machines, buses and REST APIs are looked up; other kinds, and what ' +
    'belongs to other accounts and Regions, can only be told to be foreign. Rules that are off or kept by AWS are left out.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Events::Rule',
  reads: targetTypes,
  references: {
    documents: [
      {
        title: 'Event bus targets in Amazon EventBridge',
        url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html',
      },
    ],
  },
  evaluate(rule, context) {
    if (!rule.isEnabled) return notApplicable('the rule is off');
    if (rule.managedBy !== null)
      return notApplicable(`the rule is kept by ${rule.managedBy}`);
    if (rule.targets.length === 0) return notApplicable('it has no target');
    let unread: UnknownAttributeError | undefined;
    const found = rule.targets.flatMap(target => {
      try {
        const state = targetState(rule, target, context);
        return state === 'there'
          ? []
          : [
              {
                state,
                piece: evidence(`Targets[${target.id}].Arn`, target.arn),
              },
            ];
      } catch (error) {
        if (!(error instanceof UnknownAttributeError)) throw error;
        unread ??= error;
        return [];
      }
    });
    if (found.length > 0) {
      return failed(
        found.map(({ piece }) => piece),
        {
          reason: found.some(({ state }) => state === 'foreign')
            ? 'a target is outside the organization'
            : 'a target does not exist',
        },
      );
    }
    if (unread) throw unread;
    return passed();
  },
  remedy: rule => ({
    summary: `Remove or repoint the target of rule ${rule.name}.`,
    console: `EventBridge (${rule.region}) > Rules > ${rule.name} > Targets`,
    cli: `aws events remove-targets --region ${
      rule.region
    } --event-bus-name ${busOf(rule)} --rule ${rule.name} --ids <target id>`,
    cloudformation: `# ${rule.name}, AWS::Events::Rule\nTargets:\n  - Id: handler\n    Arn: !GetAtt Handler.Arn`,
    terraform: `resource "aws_cloudwatch_event_target" "handler" {\n  rule = "${rule.name}"\n  arn  = aws_lambda_function.handler.arn\n}`,
  }),
});

function busOf({ parentArn = '' }: { parentArn?: string }): string {
  return parentArn.split('event-bus/')[1] ?? 'default';
}
