import { ConfigReader } from '@backstage/config';
import { createWorld, floorSeconds, minimumCalls } from 'aws-simulator';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
import { collectOnce } from './collectOnce';
import {
  defaultControls,
  enabledControls,
  readPostureConfiguration,
  resourceTypesRead,
} from './collector';
import { Measurement, measurementOf } from './measurement';
import { startSimulatorProcess } from './simulator';
import type { Task } from './virtualRun';

/** `posture scan` over HTTP, in the machine's time, against a simulator in a process of its own. */
export async function measureOverHttp({
  world: name,
  seed,
  quotaShare,
  profile,
}: Task): Promise<Measurement> {
  const simulator = await startSimulatorProcess(name, seed);
  try {
    const at = new Date();
    const world = createWorld(name, seed, at);
    const { calls, seconds, throttles, peakRssMb } = await collectOnce(
      simulator.url,
      world.externalId,
      { profile, quotaShare },
    );
    const counted = { findings: true, types: typesRead(profile) };
    return measurementOf({
      seed,
      calls,
      minimumCalls: minimumCalls(world, at, counted).total,
      makespanSeconds: seconds,
      floorSeconds: floorSeconds(world, at, {
        ...counted,
        quotaShare,
        latencySeed: seed,
      }),
      throttles,
      peakRssMb,
    });
  } finally {
    await simulator.stop();
  }
}

/** Types of resources that the controls of a profile read. */
function typesRead(profile: Profile): ReadonlySet<string> {
  const config = new ConfigReader({ serverlessPosture: { profile } });
  const configuration = readPostureConfiguration(config);
  return resourceTypesRead(enabledControls(defaultControls, configuration));
}
