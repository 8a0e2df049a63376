import {
  control,
  evidence,
  EventRule,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { firstKnown } from '../whereKnown';
import { targetState, targetTypes } from './targets';

/** What findings are announced as, by source. */
const FINDINGS: Record<string, string[]> = {
  'aws.config': ['Config Rules Compliance Change'],
  'aws.securityhub': [
    'Security Hub Findings - Imported',
    'Findings Imported V2',
  ],
  'aws.guardduty': ['GuardDuty Finding'],
};

/** Source: Security Hub guide, "Using EventBridge for automated response and remediation". */
export const eventbridgeSecurityAutomation = control({
  id: 'eventbridge-security-automation',
  title: 'An enabled rule reacts to Config, Security Hub or GuardDuty findings',
  description:
    'Findings that nobody is told of wait for the next look at a dashboard. One enabled rule on the default bus of the Region must ' +
    'name findings of one of the three services and have a target that is there: a function, state machine, bus or REST API of ' +
    'the account; of other targets that is not known. Rules of a central security account are not seen, and what targets do is not ' +
    'judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Events::EventBus',
  reads: ['AWS::Events::Rule', ...targetTypes],
  references: {
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Using EventBridge for automated response and remediation',
        url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cloudwatch-events.html',
      },
      {
        title: 'Processing GuardDuty findings with Amazon EventBridge',
        url: 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html',
      },
    ],
  },
  evaluate(bus, context) {
    if (!bus.isDefault)
      return notApplicable('findings are announced on the default bus');
    const rules = context
      .resources('AWS::Events::Rule')
      .filter(
        rule =>
          rule.$.parentArn === bus.$.arn &&
          rule.isEnabled &&
          rule.managedBy === null &&
          isAboutFindings(rule),
      );
    const working = firstKnown(
      rules.map(rule => () => {
        const isThere = firstKnown(
          rule.targets.map(
            target => () => targetState(rule, target, context) === 'there',
          ),
        );
        return isThere && rule.$.name;
      }),
    );
    if (working) return passed(`rule ${working}`);
    return failed([evidence('Rules', rules.map(({ $ }) => $.name).join(', '))]);
  },
  remedy: bus => ({
    summary: `Create a rule on ${bus.name} in ${bus.region} that tells somebody of findings.`,
    console: `EventBridge (${bus.region}) > Rules > Create rule`,
    cli: `aws events put-rule --region ${bus.region} --name findings --event-pattern '{"source":["aws.securityhub"],"detail-type":["Security Hub Findings - Imported"]}'\naws events put-targets --region ${bus.region} --rule findings --targets Id=notify,Arn=<ARN of a topic or function>`,
    cloudformation: `Findings:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern: { source: [aws.securityhub], detail-type: [Security Hub Findings - Imported] }\n    Targets: [{ Id: notify, Arn: !Ref Topic }]`,
    terraform: `resource "aws_cloudwatch_event_rule" "findings" {\n  event_pattern = jsonencode({ source = ["aws.securityhub"], "detail-type" = ["Security Hub Findings - Imported"] })\n}`,
  }),
});

function isAboutFindings({ sources, detailTypes }: EventRule): boolean {
  if (sources === null) return false;
  const named = Object.keys(FINDINGS).filter(
    source => sources.length === 0 || sources.includes(source),
  );
  if (detailTypes === null) return sources.length > 0 && named.length > 0;
  return named.some(source =>
    FINDINGS[source].some(type => detailTypes.includes(type)),
  );
}
