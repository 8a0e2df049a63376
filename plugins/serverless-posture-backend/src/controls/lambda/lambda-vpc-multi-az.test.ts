import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  subnet,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaVpcMultiAz } from './lambda-vpc-multi-az';

const inVpc = (...subnetIds: string[]) =>
  lambdaFunction({ vpcId: 'vpc-1', subnetIds });
const inZone = (name: string, availabilityZoneId: string, owner?: string) =>
  subnet({
    $: { name, arn: `arn:aws:ec2:eu-west-1:${owner}:subnet/${name}` },
    availabilityZoneId,
  });
const a1 = inZone('subnet-1', 'euw1-az1');
const a2 = inZone('subnet-2', 'euw1-az1');
const b = inZone('subnet-3', 'euw1-az2');

testControl(lambdaVpcMultiAz, {
  passed: [
    { resource: inVpc('subnet-1', 'subnet-3'), with: [a1, a2, b] },
    {
      resource: inVpc('subnet-1', 'subnet-3', 'subnet-9'),
      with: [a1, b],
      note: 'enough without the one that is not seen',
    },
    {
      resource: inVpc('subnet-1', 'subnet-8'),
      with: [a1, inZone('subnet-8', 'euw1-az3', '444455556666')],
      note: 'a subnet that another account shares',
    },
  ],
  failed: [
    {
      resource: inVpc('subnet-1', 'subnet-2'),
      with: [a1, a2, b],
      note: 'two subnets in one zone',
      matching: {
        evidence: [
          { path: 'VpcConfig.SubnetIds', value: 'subnet-1, subnet-2' },
          { path: 'AvailabilityZoneId', value: 'euw1-az1' },
        ],
      },
    },
    {
      resource: inVpc('subnet-1', 'subnet-3'),
      with: [a1, b],
      parameters: { zones: 3 },
    },
  ],
  notAvailable: [
    { resource: inVpc('subnet-1', 'subnet-9'), with: [a1] },
    {
      resource: inVpc('subnet-1'),
      unlisted: {
        'AWS::EC2::Subnet': unknown('denied', 'ec2:DescribeSubnets').$unknown,
      },
    },
    lambdaFunction({ vpcId: unknown('malformed') }),
  ],
  notApplicable: [lambdaFunction({ vpcId: null, subnetIds: [] })],
});
