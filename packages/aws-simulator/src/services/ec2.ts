import type { DescribeRegionsRequest, Region } from '@aws-sdk/client-ec2';
import { AwsError } from '../protocol/awsError';
import { Call, Handlers } from './handlers';

/** EC2, as far as an account's Regions go. */
export const ec2: Handlers = {
  DescribeRegions(input: DescribeRegionsRequest, { world, account }: Call) {
    const enabled = account.definition.regions;
    let regions: Region[] = world.regions.map(name => ({
      RegionName: name,
      Endpoint: `ec2.${name}.amazonaws.com`,
      OptInStatus: optInStatus(
        world.optInRegions.includes(name),
        enabled.includes(name),
      ),
    }));
    if (!input.AllRegions) {
      regions = regions.filter(
        ({ OptInStatus }) => OptInStatus !== 'not-opted-in',
      );
    }
    for (const { Name, Values = [] } of input.Filters ?? []) {
      const field = {
        'opt-in-status': 'OptInStatus',
        'region-name': 'RegionName',
        endpoint: 'Endpoint',
      }[Name ?? ''];
      if (!field)
        throw new AwsError(
          'InvalidParameterValue',
          `The filter '${Name}' is invalid`,
        );
      regions = regions.filter(region =>
        Values.includes(region[field as keyof Region] as string),
      );
    }
    const names = input.RegionNames;
    return {
      Regions: names
        ? regions.filter(({ RegionName }) => names.includes(RegionName!))
        : regions,
    };
  },
};

function optInStatus(optIn: boolean, enabled: boolean): string {
  if (!optIn) return 'opt-in-not-required';
  return enabled ? 'opted-in' : 'not-opted-in';
}
