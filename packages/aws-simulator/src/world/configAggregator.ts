import type { Place } from './grants';
import type { World } from './world';

/** What Config's recorder of one account in one Region does, and how its data reach the aggregator. */
export interface RecordedSource {
  /** What the aggregator says of the source. Default `SUCCEEDED`. */
  status?: 'SUCCEEDED' | 'FAILED' | 'OUTDATED';
  /** When its data last came. Default a minute ago. */
  updatedAt?: Date;
  /** The aggregator shows the truth of this date. Default now's. */
  asOf?: Date;
  /** Whether the recorder runs. Default true. */
  recording?: boolean;
  /** Types that it records. Left out: all of them. */
  types?: string[];
  /** Types that it says to record, and of which it shows nothing. */
  hides?: string[];
  /** Leaves resource policies out of what it records. Default false. */
  withoutPolicies?: boolean;
}

/** An aggregator of AWS Config for the whole organization. */
export interface ConfigAggregator {
  accountId: string;
  region: string;
  name: string;
  /** Null: Config is off there. Left out: all is recorded, all the time. */
  source?(place: Place): RecordedSource | null;
}

/** The same world with an aggregator in its Security Hub administrator's home Region, or elsewhere. */
export function withAggregator(
  world: World,
  aggregator: Partial<ConfigAggregator> = {},
): World {
  return {
    ...world,
    configAggregator: {
      accountId: world.securityHubAdministratorId,
      region: world.homeRegion,
      name: 'organization',
      ...aggregator,
    },
  };
}

/** How a source is recorded; null: not at all. */
export function recordedSource(
  { configAggregator }: Pick<World, 'configAggregator'>,
  place: Place,
): RecordedSource | null {
  if (!configAggregator) return null;
  const { source } = configAggregator;
  return source ? source(place) : {};
}
