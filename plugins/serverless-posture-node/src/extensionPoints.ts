import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Collector } from './collectors/collector';
import { AnyControl } from './controls/control';

/** Adds controls of other plugins to the catalogue. @public */
export interface ServerlessPostureControlsExtensionPoint {
  addControls(...controls: AnyControl[]): void;
}

/** @public */
export const serverlessPostureControlsExtensionPoint =
  createExtensionPoint<ServerlessPostureControlsExtensionPoint>({
    id: 'serverless-posture.controls',
  });

/** Adds collectors of other AWS services. @public */
export interface ServerlessPostureCollectorsExtensionPoint {
  addCollectors(...collectors: Collector[]): void;
}

/** @public */
export const serverlessPostureCollectorsExtensionPoint =
  createExtensionPoint<ServerlessPostureCollectorsExtensionPoint>({
    id: 'serverless-posture.collectors',
  });

/**
 * For simulated organizations: replaces the clock that stamps runs, verdicts and snapshots, and runs collections
 * before the schedule starts.
 * @public
 */
export interface ServerlessPostureClockExtensionPoint {
  /** The clock, and a hook that may run collections one after the other before the schedule starts. */
  setClock(options: {
    now: () => Date;
    beforeSchedule?: (collection: {
      /** When the latest run began; undefined before the first. */
      lastRunAt(): Promise<Date | undefined>;
      run(): Promise<void>;
    }) => Promise<void>;
  }): void;
}

/** @public */
export const serverlessPostureClockExtensionPoint =
  createExtensionPoint<ServerlessPostureClockExtensionPoint>({
    id: 'serverless-posture.clock',
  });
