import { createWorld, World, WorldName } from 'aws-simulator';
import { rounded } from '../statistics';
import { VirtualTime } from '../virtualTime';
import { PeerCaller } from './caller';
import { peerCells } from './peerCalls';
import { strategies, Strategy } from './strategies';

/** What a way of collecting took. */
export interface Baseline extends Record<string, number> {
  calls: number;
  /** In virtual time. */
  makespanSeconds: number;
  /** 429s ÷ calls. */
  throttleRatio: number;
  /** Reads that were given up after three attempts. */
  lost: number;
}

/** How others collect functions, APIs and findings: same organization, quotas and latencies, and no quota left to anybody. */
export async function measureBaselines({
  world: name,
  seed,
}: {
  world: WorldName;
  seed: number;
}): Promise<Record<string, Baseline>> {
  const world = createWorld(name, seed);
  const found: Record<string, Baseline> = {};
  for (const [id, strategy] of Object.entries(strategies))
    found[id] = await play(world, strategy);
  return found;
}

async function play(world: World, strategy: Strategy): Promise<Baseline> {
  const began = world.today.getTime();
  const time = new VirtualTime(began);
  const caller = new PeerCaller(world, time, strategy.limiter?.(time));
  await strategy.collect([...peerCells(world, world.today)], caller);
  const { calls, throttles, lost } = caller;
  return {
    calls,
    makespanSeconds: rounded((time.now() - began) / 1000),
    throttleRatio: rounded(throttles / calls),
    lost,
  };
}
