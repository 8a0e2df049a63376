import type { World } from 'aws-simulator';
import type { Profile } from 'backstage-plugin-serverless-posture-common';
import type { Stage } from './stage';

/** One thing that goes wrong, and what must hold nevertheless. */
export interface FaultCase {
  /** Number in the fault plan. */
  fault: number;
  title: string;
  /** Default: {@link faultyWorld}. */
  world?(): World;
  /** Of the controls for which is read. Default `essential`, for which one run reads least. */
  profile?: Profile;
  play(stage: Stage): Promise<void>;
}

/** What came of a fault. */
export interface FaultResult {
  fault: number;
  title: string;
  /** Stored things that are there in truth, and vanished. */
  falseDeletes: number;
  /** Verdicts that say all is well where the truth does not. */
  falsePasses: number;
  /** After the fault was over: what is not stored as it is in truth. */
  lostRows: number;
  /** After the fault was over: what is stored and not there in truth, or stored twice. */
  duplicateRows: number;
  /** Answers that were asked for once more; recovery may need some. */
  repeatedPages: number;
  /** What else did not hold, in words. */
  broken: string[];
  ok: boolean;
}
