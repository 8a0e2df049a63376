import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  isUnknown,
  operation,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import {
  AwsSession,
  FailedOperation,
  globalRegionOf,
  isOptInRegion,
  partitionOf,
} from '../aws';
import { required } from './fields';

export const describeRegions = operation({
  id: 'ec2:DescribeRegions',
  client: EC2Client,
  command: DescribeRegionsCommand,
  probe: {},
});

/** One Region of an account. */
export interface AccountRegion {
  region: string;
  /** Why it is not collected; undefined: it is. */
  skipped?: UnknownReason;
}

/**
 * The Regions to collect of an account: the configured ones, else all that the account has enabled. Never throws for a
 * failed read: configured Regions are then tried anyway, and without them the Regions that every account has.
 *
 * @param configured - Regions of the configuration, or undefined to find them
 */
export async function readRegions(
  session: AwsSession,
  accountId: string,
  configured: string[] | undefined,
): Promise<{ regions: AccountRegion[]; failure?: FailedOperation }> {
  // Regions that are always on need no call that shows them to be.
  if (configured && !configured.some(isOptInRegion)) {
    return { regions: configured.map(region => ({ region })) };
  }
  const { partition } = await session.identity();
  const aws = await session.reader({
    accountId,
    region: globalRegionOf(partition),
  });
  const found = await aws.read(describeRegions, {}, ({ Regions }) =>
    required(Regions, 'Regions', describeRegions)
      .filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in')
      .map(({ RegionName }) =>
        required(RegionName, 'RegionName', describeRegions),
      )
      .filter(region => partitionOf(region) === partition)
      .sort(),
  );
  if (isUnknown(found)) {
    const failure = aws.failures[0];
    // Which Regions there are is unknown, and said so for the account; those that can't be switched off are read.
    const regions = configured ?? [globalRegionOf(partition)];
    return { regions: regions.map(region => ({ region })), failure };
  }
  if (!configured) return { regions: found.map(region => ({ region })) };
  return {
    regions: configured.map(region =>
      found.includes(region)
        ? { region }
        : {
            region,
            skipped: {
              errorClass: 'region-disabled',
              operation: describeRegions.id,
              message: 'the account has not enabled the Region',
            },
          },
    ),
  };
}
