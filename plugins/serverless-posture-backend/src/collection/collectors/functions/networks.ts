import {
  DescribeFlowLogsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
  Subnet,
} from '@aws-sdk/client-ec2';
import {
  Attribute,
  AwsReader,
  Collector,
  Inventory,
  isUnknown,
  operation,
  Resource,
  unknown,
  Vpc,
  VpcEndpoint,
} from 'backstage-plugin-serverless-posture-node';
import {
  attributeOf,
  everyPage,
  inScope,
  redactTags,
  required,
} from '../../fields';

const describeSubnets = operation({
  id: 'ec2:DescribeSubnets',
  client: EC2Client,
  command: DescribeSubnetsCommand,
  probe: { MaxResults: 5 },
});

const describeFlowLogs = operation({
  id: 'ec2:DescribeFlowLogs',
  client: EC2Client,
  command: DescribeFlowLogsCommand,
  probe: { MaxResults: 5 },
});

const describeVpcEndpoints = operation({
  id: 'ec2:DescribeVpcEndpoints',
  client: EC2Client,
  command: DescribeVpcEndpointsCommand,
  probe: { MaxResults: 5 },
});

/** The most values that one filter takes. */
const FILTERED_AT_ONCE = 200;

/** The subnets and VPCs of functions. A filter finds what there is; naming ids would fail for one that is gone. */
export const networksCollector: Collector = {
  id: 'networks',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: { describeSubnets, describeFlowLogs, describeVpcEndpoints },
  listings: [
    {
      id: 'subnets',
      resourceTypes: ['AWS::EC2::Subnet'],
      async page(aws, _token, inventory) {
        const found = await subnetsOf(aws, inventory);
        return {
          resources: found.map(one => {
            const id = required(one.SubnetId, 'SubnetId', describeSubnets);
            const ownerId = required(one.OwnerId, 'OwnerId', describeSubnets);
            return {
              type: 'AWS::EC2::Subnet' as const,
              arn: `arn:${aws.partition}:ec2:${aws.region}:${ownerId}:subnet/${id}`,
              name: id,
              ...inScope(aws),
              tags: redactTags(),
              attributes: {
                vpcId: required(one.VpcId, 'VpcId', describeSubnets),
                availabilityZoneId: required(
                  one.AvailabilityZoneId,
                  'AvailabilityZoneId',
                  describeSubnets,
                ),
                ownerId,
              },
            };
          }),
        };
      },
    },
    {
      id: 'vpcs',
      resourceTypes: ['AWS::EC2::VPC'],
      async page(aws, _token, inventory) {
        const ids = await namedBy(inventory, ({ vpcId }) => [vpcId]);
        const flowLogs = await attributeOf(() => flowLogsOf(aws, ids));
        const endpoints = await attributeOf(() => endpointsOf(aws, ids));
        const owners = await attributeOf(() => ownersOf(aws, inventory));
        return {
          resources: ids.map(
            (id): Resource<'AWS::EC2::VPC'> => ({
              type: 'AWS::EC2::VPC',
              arn: `arn:${aws.partition}:ec2:${aws.region}:${aws.accountId}:vpc/${id}`,
              name: id,
              ...inScope(aws),
              tags: redactTags(),
              attributes: {
                flowLogs: ofOwn(owners, id, aws, flowLogs),
                endpoints: ofOwn(owners, id, aws, endpoints),
              },
            }),
          ),
        };
      },
    },
  ],
};

/** Sorted ids that functions name. */
async function namedBy(
  inventory: Inventory,
  idsOf: (
    attributes: Resource<'AWS::Lambda::Function'>['attributes'],
  ) => unknown[],
): Promise<string[]> {
  const functions = await inventory.of('AWS::Lambda::Function');
  const ids = functions.flatMap(({ attributes }) => idsOf(attributes));
  return [
    ...new Set(ids.filter((id): id is string => typeof id === 'string')),
  ].sort();
}

const subnets = new WeakMap<AwsReader, Promise<Subnet[]>>();

/** The subnets that functions name, read once per reader: VPCs are told whose they are by them. */
function subnetsOf(aws: AwsReader, inventory: Inventory): Promise<Subnet[]> {
  let found = subnets.get(aws);
  if (!found) {
    found = readSubnets(aws, inventory);
    subnets.set(aws, found);
    found.catch(() => subnets.delete(aws));
  }
  return found;
}

async function readSubnets(aws: AwsReader, inventory: Inventory) {
  const ids = await namedBy(inventory, ({ subnetIds }) =>
    isUnknown(subnetIds) ? [] : subnetIds ?? [],
  );
  return inPieces(ids, Values =>
    everyPage(
      describeSubnets,
      NextToken =>
        aws.call(describeSubnets, {
          Filters: [{ Name: 'subnet-id', Values }],
          MaxResults: 1000,
          NextToken,
        }),
      output => ({
        items: required(output.Subnets, 'Subnets', describeSubnets),
        next: output.NextToken,
      }),
    ),
  );
}

/** The account that owns each VPC, as the subnets in it tell. */
async function ownersOf(aws: AwsReader, inventory: Inventory) {
  const found = await subnetsOf(aws, inventory);
  return new Map(found.map(one => [one.VpcId, one.OwnerId]));
}

/** Of a VPC that another account owns, this one sees only what is its own. */
function ofOwn<T>(
  owners: Attribute<Map<string | undefined, string | undefined>>,
  id: string,
  aws: AwsReader,
  all: Attribute<Map<string, T[]>>,
): Attribute<T[]> {
  if (isUnknown(all)) return all;
  const found = all.get(id) ?? [];
  if (isUnknown(owners)) return found.length > 0 ? found : owners;
  const owner = owners.get(id);
  return owner === aws.accountId
    ? found
    : unknown(
        'not-read',
        undefined,
        owner
          ? `the VPC belongs to account ${owner}`
          : 'the owner of the VPC is not known',
      );
}

async function flowLogsOf(aws: AwsReader, ids: string[]) {
  const found = await inPieces(ids, Values =>
    everyPage(
      describeFlowLogs,
      NextToken =>
        aws.call(describeFlowLogs, {
          Filter: [{ Name: 'resource-id', Values }],
          MaxResults: 1000,
          NextToken,
        }),
      output => ({
        items: required(output.FlowLogs, 'FlowLogs', describeFlowLogs),
        next: output.NextToken,
      }),
    ),
  );
  const byVpc = new Map<string, Vpc['flowLogs']>();
  for (const one of found) {
    const id = required(one.ResourceId, 'ResourceId', describeFlowLogs);
    byVpc.set(id, [
      ...(byVpc.get(id) ?? []),
      {
        id: required(one.FlowLogId, 'FlowLogId', describeFlowLogs),
        active: one.FlowLogStatus === 'ACTIVE',
        trafficType: required<string>(
          one.TrafficType,
          'TrafficType',
          describeFlowLogs,
        ),
        deliveryError:
          one.DeliverLogsStatus === 'FAILED'
            ? one.DeliverLogsErrorMessage || 'no reason given'
            : null,
      },
    ]);
  }
  return byVpc;
}

async function endpointsOf(aws: AwsReader, ids: string[]) {
  const found = await inPieces(ids, Values =>
    everyPage(
      describeVpcEndpoints,
      NextToken =>
        aws.call(describeVpcEndpoints, {
          Filters: [{ Name: 'vpc-id', Values }],
          MaxResults: 1000,
          NextToken,
        }),
      output => ({
        items: required(
          output.VpcEndpoints,
          'VpcEndpoints',
          describeVpcEndpoints,
        ),
        next: output.NextToken,
      }),
    ),
  );
  const byVpc = new Map<string, VpcEndpoint[]>();
  for (const one of found) {
    const id = required(one.VpcId, 'VpcId', describeVpcEndpoints);
    byVpc.set(id, [
      ...(byVpc.get(id) ?? []),
      {
        serviceName: required(
          one.ServiceName,
          'ServiceName',
          describeVpcEndpoints,
        ),
        state: required<string>(one.State, 'State', describeVpcEndpoints),
      },
    ]);
  }
  return byVpc;
}

async function inPieces<T>(
  ids: string[],
  read: (some: string[]) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let start = 0; start < ids.length; start += FILTERED_AT_ONCE) {
    all.push(...(await read(ids.slice(start, start + FILTERED_AT_ONCE))));
  }
  return all;
}
