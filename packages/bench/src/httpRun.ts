import { createWorld, floorSeconds, minimumCalls } from 'aws-simulator';
import { collectOnce } from './collectOnce';
import { Measurement, measurementOf } from './measurement';
import { startSimulatorProcess } from './simulator';
import type { Task } from './virtualRun';

/** `posture scan` over HTTP, in the machine's time, against a simulator in a process of its own. */
export async function measureOverHttp({
  world: name,
  seed,
  quotaShare,
}: Task): Promise<Measurement> {
  const simulator = await startSimulatorProcess(name, seed);
  try {
    const at = new Date();
    const world = createWorld(name, seed, at);
    const { calls, seconds, throttles, peakRssMb } = await collectOnce(
      simulator.url,
      world.externalId,
      quotaShare,
    );
    const counted = { findings: true };
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
