import {
  createWorld,
  firstAccounts,
  withAggregator,
  World,
  WorldName,
} from 'aws-simulator';

/** A simulated organization. */
export interface Organization {
  world: WorldName;
  seed: number;
  /** What is read from: the services alone, or AWS Config where it knows. Default `native`. */
  lane?: 'native' | 'config';
  /** Of the organization, only so many accounts; left out: all. */
  accounts?: number;
}

/** What there is in an organization. */
export function worldOf({ world, seed, lane, accounts }: Organization): World {
  const whole = createWorld(world, seed);
  const plain = accounts ? firstAccounts(whole, accounts) : whole;
  return lane === 'config' ? withAggregator(plain) : plain;
}
