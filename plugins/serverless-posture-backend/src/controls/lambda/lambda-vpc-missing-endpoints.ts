import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS Config, service-vpc-endpoint-enabled. */
export const lambdaVpcMissingEndpoints = control({
  id: 'lambda-vpc-missing-endpoints',
  title: 'VPCs of functions have endpoints for the AWS services that they call',
  description:
    'Without an endpoint, calls of AWS leave the VPC through a NAT gateway, and any rule that lets them out lets ' +
    'data out. A VPC that functions run in must have an available endpoint for each of the configured services. ' +
    'What functions really call is not visible, so that the list is a choice; policies of endpoints are not ' +
    'judged.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::EC2::VPC',
  references: {
    config: ['service-vpc-endpoint-enabled'],
    documents: [
      {
        title: 'Giving Lambda functions access to resources in an Amazon VPC',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
      },
    ],
  },
  parameters: {
    services: {
      description: 'Services that need an endpoint, as the end of its name',
      default: ['s3', 'dynamodb'],
    },
  },
  evaluate({ $, endpoints }, context) {
    const served = new Set(
      endpoints
        .filter(({ state }) => /^available$/i.test(state))
        .map(({ serviceName }) => serviceName.split(`.${$.region}.`).pop()),
    );
    const missing = context
      .parameter<string[]>('services')
      .filter(service => !served.has(service));
    return missing.length === 0
      ? passed()
      : failed(
          missing.map(service =>
            evidence('VpcEndpoints', `none for ${service}`),
          ),
        );
  },
  remedy: vpc => ({
    summary: `Create endpoints in the VPC ${vpc.name} for the services that the evidence names, with policies that admit your own resources.`,
    console: `VPC (${vpc.region}) > Endpoints > Create endpoint`,
    cli: `aws ec2 create-vpc-endpoint --region ${vpc.region} --vpc-id ${vpc.name} --service-name com.amazonaws.${vpc.region}.s3 --route-table-ids <route table>`,
    cloudformation: `Endpoint:\n  Type: AWS::EC2::VPCEndpoint\n  Properties:\n    VpcId: ${vpc.name}\n    ServiceName: !Sub com.amazonaws.\${AWS::Region}.s3\n    RouteTableIds: [!Ref RouteTable]`,
    terraform: `resource "aws_vpc_endpoint" "s3" {\n  vpc_id          = "${vpc.name}"\n  service_name    = "com.amazonaws.${vpc.region}.s3"\n  route_table_ids = [aws_route_table.private.id]\n}`,
  }),
});
