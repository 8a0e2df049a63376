import { benchmarkWorld } from './benchmarkWorlds';
import { demoWorld } from './demo/demoWorld';
import { World } from './world';

/** Names of the worlds that come with the simulator. */
export const worldNames = ['demo', 'S', 'M', 'L'] as const;

/** {@inheritDoc worldNames} */
export type WorldName = (typeof worldNames)[number];

/** The last day of the named worlds' stories where nothing else is asked for. */
export const DEFAULT_TODAY = new Date('2026-11-16T06:00:00Z');

/**
 * Makes a named world. The same name, seed and day make the same world.
 *
 * @param today - the last day of its story
 */
export function createWorld(
  name: WorldName,
  seed = 1,
  today: Date = DEFAULT_TODAY,
): World {
  switch (name) {
    case 'demo':
      return demoWorld(seed, today);
    case 'S':
    case 'M':
    case 'L':
      return benchmarkWorld(name, seed, today);
    default:
      throw new Error(
        `world: unknown world "${name}", choose one of ${worldNames.join(
          ', ',
        )}`,
      );
  }
}
