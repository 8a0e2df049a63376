import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** The way to a bus in the console. */
export function busConsole(bus: ResourceIdentity, tab: string): string {
  return `EventBridge (${bus.region}) > Event buses > ${bus.name} > ${tab}`;
}

/** Replaces the policy of a bus. */
export function changeBusPolicy(
  bus: ResourceIdentity,
  summary: string,
): Remedy {
  return {
    summary,
    console: busConsole(bus, 'Permissions'),
    cli: `aws events put-permission --region ${bus.region} --event-bus-name ${bus.name} --policy file://policy.json`,
    cloudformation: `Policy:\n  Type: AWS::Events::EventBusPolicy\n  Properties:\n    EventBusName: ${bus.name}\n    StatementId: publishers\n    Statement:\n      Effect: Allow\n      Principal: "*"\n      Action: events:PutEvents\n      Resource: ${bus.arn}\n      Condition: { StringEquals: { "aws:PrincipalOrgID": o-a1b2c3d4e5 } }`,
    terraform: `resource "aws_cloudwatch_event_bus_policy" "policy" {\n  event_bus_name = "${bus.name}"\n  policy         = data.aws_iam_policy_document.publishers.json\n}`,
  };
}

/** Page of the guide about policies of buses. */
export const busPermissions = {
  title: 'Permissions for event buses in Amazon EventBridge',
  url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html',
};
