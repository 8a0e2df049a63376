import { Severity } from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  AnyResource,
} from 'backstage-plugin-serverless-posture-node';
import {
  Case,
  ControlCases,
} from 'backstage-plugin-serverless-posture-node/testUtils';

/** What a control must say of some cases. */
export interface Verdicts extends Partial<ControlCases> {
  control: AnyControl;
  /** Of its failures, where it isn't that of the control. */
  severity?: Severity;
  /** What the reason of each of these verdicts must hold. */
  reason?: string;
}

/** A situation that tools for serverless posture are known to judge wrongly, and what is right. */
export interface Pitfall {
  /** The situation, in a sentence. */
  title: string;
  verdicts: Verdicts[];
  /** Resources as a collector makes them of AWS's answers, where the pitfall lies in the reading. */
  read?: () => Promise<Verdicts[]>;
}

/** Declares a situation and the right verdicts. */
export const pitfall = (title: string, ...verdicts: Verdicts[]): Pitfall => ({
  title,
  verdicts,
});

/** Declares a situation that shows only in what a collector makes of AWS's answers. */
export const pitfallOfReading = (
  title: string,
  read: () => Promise<Verdicts[]>,
): Pitfall => ({ title, verdicts: [], read });

/** A case with other resources of the account. */
export const beside = (
  resource: AnyResource,
  ...others: AnyResource[]
): Exclude<Case, AnyResource> => ({ resource, with: others });
