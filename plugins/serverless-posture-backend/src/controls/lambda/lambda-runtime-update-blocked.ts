import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { judgedRuntime } from './judgedRuntime';
import { changeRuntime, runtimeFix } from './runtimeRemedy';
import { runtimesAsOf } from './runtimes';

/** Source: Lambda guide, "Lambda runtimes". */
export const lambdaRuntimeUpdateBlocked = control({
  id: 'lambda-runtime-update-blocked',
  title: 'Lambda still accepts new code for the runtime',
  description:
    'Some time after its deprecation AWS refuses updates of functions with a runtime: a hole in the code can then be ' +
    'closed only by moving to another runtime first. The day of the evaluation is compared with the block date of ' +
    `AWS's schedule as of ${runtimesAsOf}; AWS has moved these dates before. Container images are not judged.`,
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Lambda runtimes: deprecated runtimes',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
      },
    ],
  },
  evaluate: (fn, { now }) =>
    judgedRuntime(fn, ({ updateBlocked }, runtime) => {
      if (updateBlocked === undefined)
        return passed('AWS names no day from which on it refuses updates');
      if (now < new Date(updateBlocked))
        return passed(`updates are accepted until ${updateBlocked}`);
      return failed([evidence('Runtime', runtime)], {
        reason: `updates are refused since ${updateBlocked}`,
      });
    }),
  remedy: fn =>
    changeRuntime(
      fn,
      `Move ${fn.name} to a supported runtime; until then no fix can be deployed.`,
    ),
  fix: runtimeFix,
});
