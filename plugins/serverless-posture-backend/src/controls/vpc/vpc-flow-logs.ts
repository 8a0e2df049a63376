import {
  control,
  evidence,
  failed,
  passed,
  Vpc,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub EC2.6. */
export const vpcFlowLogs = control({
  id: 'vpc-flow-logs',
  title: 'VPCs of functions have flow logs',
  description:
    'Flow logs tell whom a function talked to when something leaks. A VPC that functions run in must have an ' +
    'active flow log of its own that records rejected traffic at least; one whose delivery fails does not count, nor ' +
    'do flow logs of single subnets and interfaces. Those of a VPC that another account shares are not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::EC2::VPC',
  references: {
    securityHub: ['EC2.6'],
    config: ['vpc-flow-logs-enabled'],
    documents: [
      {
        title: 'Logging IP traffic using VPC Flow Logs',
        url: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html',
      },
    ],
  },
  evaluate({ flowLogs }) {
    const fits = flowLogs.filter(
      ({ active, trafficType, deliveryError }) =>
        active && !deliveryError && /^(ALL|REJECT)$/.test(trafficType),
    );
    if (fits.length > 0) return passed(fits[0].id);
    return failed(
      flowLogs.length > 0
        ? flowLogs.map(one => evidence(`FlowLogs (${one.id})`, lackOf(one)))
        : [evidence('FlowLogs', null)],
    );
  },
  remedy: vpc => ({
    summary: `Create a flow log of the VPC ${vpc.name}.`,
    console: `VPC (${vpc.region}) > Your VPCs > ${vpc.name} > Flow logs > Create flow log`,
    cli: `aws ec2 create-flow-logs --region ${vpc.region} --resource-type VPC --resource-ids ${vpc.name} --traffic-type REJECT --log-destination-type s3 --log-destination <ARN of a bucket>`,
    cloudformation: `FlowLog:\n  Type: AWS::EC2::FlowLog\n  Properties:\n    ResourceType: VPC\n    ResourceId: ${vpc.name}\n    TrafficType: REJECT\n    LogDestinationType: s3\n    LogDestination: !GetAtt Bucket.Arn`,
    terraform: `resource "aws_flow_log" "vpc" {\n  vpc_id               = "${vpc.name}"\n  traffic_type         = "REJECT"\n  log_destination_type = "s3"\n  log_destination      = aws_s3_bucket.logs.arn\n}`,
  }),
});

function lackOf({
  active,
  deliveryError,
  trafficType,
}: Vpc['flowLogs'][number]): string {
  if (!active) return 'not active';
  return deliveryError ? `not delivered: ${deliveryError}` : trafficType;
}
