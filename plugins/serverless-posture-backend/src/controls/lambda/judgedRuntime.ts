import {
  notApplicable,
  notAvailable,
  ResourceView,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { RuntimeSchedule, runtimes, runtimesAsOf } from './runtimes';

/**
 * Judges a function by AWS's schedule for its managed runtime. Container images carry their own runtime and are not
 * judged; a runtime that the schedule doesn't list can't be.
 */
export function judgedRuntime(
  fn: ResourceView<'AWS::Lambda::Function'>,
  judge: (schedule: RuntimeSchedule, runtime: string) => Verdict,
): Verdict {
  if (fn.packageType === 'Image')
    return notApplicable('a container image carries its own runtime');
  if (fn.runtime === null) {
    return notAvailable({ errorClass: 'malformed' }, 'Lambda named no runtime');
  }
  const schedule = runtimes.get(fn.runtime);
  if (schedule) return judge(schedule, fn.runtime);
  return notAvailable(
    { errorClass: 'unsupported' },
    `the runtime schedule of ${runtimesAsOf} does not list ${fn.runtime}`,
  );
}
