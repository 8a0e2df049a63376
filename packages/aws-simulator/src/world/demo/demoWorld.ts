import { troubledWorld } from '../smallWorld';
import { World } from '../world';

export function demoWorld(seed: number, today: Date): World {
  return { ...troubledWorld(), name: 'demo', seed, today };
}
