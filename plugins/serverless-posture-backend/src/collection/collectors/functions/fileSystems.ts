import {
  DescribeAccessPointsCommand,
  DescribeFileSystemPolicyCommand,
  DescribeFileSystemsCommand,
  EFSClient,
} from '@aws-sdk/client-efs';
import {
  AwsReader,
  Collector,
  Inventory,
  isUnknown,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, redactTags, required } from '../../fields';
import { policyText } from '../../policies';

const describeAccessPoints = operation({
  id: 'elasticfilesystem:DescribeAccessPoints',
  client: EFSClient,
  command: DescribeAccessPointsCommand,
  probe: { MaxResults: 1 },
});

const describeFileSystems = operation({
  id: 'elasticfilesystem:DescribeFileSystems',
  client: EFSClient,
  command: DescribeFileSystemsCommand,
  probe: { MaxItems: 1 },
});

const describeFileSystemPolicy = operation({
  id: 'elasticfilesystem:DescribeFileSystemPolicy',
  client: EFSClient,
  command: DescribeFileSystemPolicyCommand,
  resources: ['arn:{partition}:elasticfilesystem:*:*:file-system/*'],
  absent: ['PolicyNotFound'],
});

/** Access points that functions mount, and their file systems. Nothing is called where no function mounts one. */
export const fileSystemsCollector: Collector = {
  id: 'file-systems',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: {
    describeAccessPoints,
    describeFileSystems,
    describeFileSystemPolicy,
  },
  listings: [
    {
      id: 'file-systems',
      resourceTypes: ['AWS::EFS::AccessPoint', 'AWS::EFS::FileSystem'],
      async page(aws, _token, inventory) {
        const mounted = await mountedBy(inventory);
        if (mounted.size === 0) return { resources: [] };
        const points = (await accessPoints(aws)).filter(({ arn }) =>
          mounted.has(arn),
        );
        const used = new Set(
          points.map(({ attributes }) => attributes.fileSystemArn),
        );
        return {
          resources: [...points, ...(await fileSystems(aws, used))],
        };
      },
    },
  ],
};

async function mountedBy(inventory: Inventory): Promise<Set<string>> {
  const functions = await inventory.of('AWS::Lambda::Function');
  return new Set(
    functions.flatMap(({ attributes: { fileSystemArns } }) =>
      isUnknown(fileSystemArns) ? [] : fileSystemArns ?? [],
    ),
  );
}

async function accessPoints(
  aws: AwsReader,
): Promise<Resource<'AWS::EFS::AccessPoint'>[]> {
  const from = describeAccessPoints;
  const points = await everyPage(
    from,
    NextToken => aws.call(from, { MaxResults: 1000, NextToken }),
    output => ({
      items: required(output.AccessPoints, 'AccessPoints', from),
      next: output.NextToken,
    }),
  );
  return points.map(one => {
    const id = required(one.FileSystemId, 'FileSystemId', from);
    return {
      type: 'AWS::EFS::AccessPoint',
      arn: required(one.AccessPointArn, 'AccessPointArn', from),
      name: required(one.AccessPointId, 'AccessPointId', from),
      ...inScope(aws),
      tags: redactTags(),
      attributes: {
        fileSystemArn: `arn:${aws.partition}:elasticfilesystem:${aws.region}:${aws.accountId}:file-system/${id}`,
        posixUserId: one.PosixUser?.Uid ?? null,
        rootDirectory: one.RootDirectory?.Path ?? '/',
      },
    };
  });
}

async function fileSystems(
  aws: AwsReader,
  used: Set<unknown>,
): Promise<Resource<'AWS::EFS::FileSystem'>[]> {
  const from = describeFileSystems;
  const all = await everyPage(
    from,
    Marker => aws.call(from, { MaxItems: 100, Marker }),
    output => ({
      items: required(output.FileSystems, 'FileSystems', from),
      next: output.NextMarker,
    }),
  );
  const wanted = all.filter(({ FileSystemArn }) => used.has(FileSystemArn));
  return aws.all(wanted, async one => {
    const FileSystemId = required(one.FileSystemId, 'FileSystemId', from);
    const text = await aws.read<any, { Policy?: string }, string | null>(
      describeFileSystemPolicy,
      { FileSystemId },
      ({ Policy }) => required(Policy, 'Policy', describeFileSystemPolicy),
      null,
    );
    return {
      type: 'AWS::EFS::FileSystem',
      arn: required(one.FileSystemArn, 'FileSystemArn', from),
      name: FileSystemId,
      ...inScope(aws),
      tags: redactTags(),
      attributes: {
        encrypted: required(one.Encrypted, 'Encrypted', from),
        policy:
          typeof text === 'string'
            ? policyText(text, describeFileSystemPolicy.id)
            : text,
      },
    };
  });
}
