import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';
import { consolePath, lambdaCli } from './remedies';

const byId = groupedBy<ResourceView<'AWS::EC2::Subnet'>>(({ $ }) => [$.name]);

/** Source: Security Hub Lambda.5. */
export const lambdaVpcMultiAz = control({
  id: 'lambda-vpc-multi-az',
  title: 'A function in a VPC has subnets in more than one Availability Zone',
  description:
    'With all subnets in one zone, its failure takes the function down. The zones of the subnets are told apart by their ' +
    'ids, whoever owns the subnet. Functions outside a VPC run in several zones anyway and are not judged; a subnet that ' +
    'this account cannot see leaves the verdict open, unless the others are in enough zones.',
  severity: 'LOW',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::EC2::Subnet'],
  references: {
    securityHub: ['Lambda.5'],
    config: ['lambda-vpc-multi-az-check'],
    documents: [
      {
        title: 'Giving Lambda functions access to resources in an Amazon VPC',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
      },
    ],
  },
  parameters: {
    zones: {
      description: 'Availability Zones that the subnets must lie in, at least',
      default: 2,
      minimum: 2,
    },
  },
  evaluate(fn, context) {
    if (fn.vpcId === null) return notApplicable('not in a VPC');
    const subnets = byId(context.resources('AWS::EC2::Subnet'));
    const zones = new Set<string>();
    const unseen: string[] = [];
    for (const id of fn.subnetIds) {
      const subnet = subnets.get(id)?.[0];
      if (subnet) zones.add(subnet.availabilityZoneId);
      else unseen.push(id);
    }
    if (zones.size >= context.parameter<number>('zones')) {
      return passed([...zones].sort().join(', '));
    }
    if (unseen.length > 0) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'ec2:DescribeSubnets' },
        `the zone of ${unseen.join(', ')} is not known`,
      );
    }
    return failed([
      evidence('VpcConfig.SubnetIds', fn.subnetIds.join(', ')),
      ...[...zones].map(zone => evidence('AvailabilityZoneId', zone)),
    ]);
  },
  remedy: fn => ({
    summary: `Add a subnet in another Availability Zone to ${fn.name}.`,
    console: consolePath(fn, 'VPC'),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --vpc-config SubnetIds=<subnet in zone 1>,<subnet in zone 2>,SecurityGroupIds=<security group>`,
    cloudformation: `# ${fn.name}\nVpcConfig:\n  SubnetIds: [!Ref SubnetA, !Ref SubnetB]\n  SecurityGroupIds: [!Ref SecurityGroup]`,
    terraform: `# ${fn.name}\nvpc_config {\n  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]\n  security_group_ids = [aws_security_group.function.id]\n}`,
  }),
});
