import {
  evidence,
  Evidence,
  GuardDutyDetector,
} from 'backstage-plugin-serverless-posture-node';

/** Whether a detector runs with a feature. The older data sources hold no entry for functions, so that they are no answer. */
export function enabledFeature(
  { enabled, features }: GuardDutyDetector,
  wanted: string,
): boolean {
  return (
    enabled && features.some(({ name, enabled: on }) => name === wanted && on)
  );
}

/** A feature that is off, as evidence. */
export function missingFeature(
  { enabled }: GuardDutyDetector,
  name: string,
): Evidence {
  return enabled
    ? evidence(`Features[${name}].Status`, 'DISABLED')
    : evidence('Status', 'DISABLED');
}
