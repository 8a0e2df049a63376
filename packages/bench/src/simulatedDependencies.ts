import { ConfigReader } from '@backstage/config';
import { managementCredentials, Simulator, World } from 'aws-simulator';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
import {
  defaultCollectors,
  defaultControls,
  enabledControls,
  readPostureConfiguration,
  run,
} from './collector';
import type { VirtualTime } from './virtualTime';

type RunDependencies = Parameters<typeof run>[0];

/**
 * What a run works with whose AWS is a simulator in this process, in virtual time. Where the world has an aggregator of AWS
 * Config, it is configured.
 */
export function simulatedDependencies({
  world,
  time,
  requestHandler,
  profile,
  quotaShare,
  ...others
}: {
  world: Pick<World, 'configAggregator' | 'roleName' | 'externalId'>;
  time: VirtualTime;
  requestHandler: Simulator['requestHandler'];
  profile: Profile;
  quotaShare: number;
} & Pick<RunDependencies, 'store' | 'logger' | 'entities'>): RunDependencies {
  const { configAggregator: aggregator, roleName, externalId } = world;
  const config = new ConfigReader({
    serverlessPosture: {
      organization: { roleName, externalId },
      profile,
      quotaShare,
      ...(aggregator && {
        config: {
          accountId: aggregator.accountId,
          region: aggregator.region,
          aggregatorName: aggregator.name,
        },
      }),
    },
  });
  const configuration = readPostureConfiguration(config);
  return {
    ...others,
    config,
    configuration,
    controls: enabledControls(defaultControls, configuration),
    collectors: defaultCollectors,
    now: () => new Date(time.now()),
    aws: {
      base: async () => ({
        accessKeyId: managementCredentials.AWS_ACCESS_KEY_ID,
        secretAccessKey: managementCredentials.AWS_SECRET_ACCESS_KEY,
      }),
      clock: time,
      requestHandler,
    },
  };
}
