import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { judgedRuntime } from './judgedRuntime';
import { changeRuntime, runtimeFix } from './runtimeRemedy';
import { runtimesAsOf } from './runtimes';

/** As long as AWS itself warns ahead. */
const NOTICE_DAYS = 180;

/** Source: Lambda guide, "Lambda runtimes" (receiving runtime deprecation notifications). */
export const lambdaRuntimeDeprecatingSoon = control({
  id: 'lambda-runtime-deprecating-soon',
  title: `The managed runtime is supported for another ${NOTICE_DAYS} days`,
  description:
    'A runtime that loses its patches soon needs a planned upgrade, tests included. Its deprecation date is looked up ' +
    `in AWS's schedule as of ${runtimesAsOf}. A runtime that is deprecated already is the matter of ` +
    'lambda-runtime-deprecated; container images are not judged.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Lambda runtimes: runtime deprecation policy',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
      },
    ],
  },
  evaluate: (fn, { now }) =>
    judgedRuntime(fn, ({ deprecated, successor }, runtime) => {
      const days = (Date.parse(deprecated) - now.getTime()) / 86_400_000;
      if (days <= 0) return notApplicable(`deprecated since ${deprecated}`);
      if (days > NOTICE_DAYS) return passed(`supported until ${deprecated}`);
      return failed([evidence('Runtime', runtime)], {
        reason: `deprecated from ${deprecated}${
          successor ? `, successor ${successor}` : ''
        }`,
      });
    }),
  remedy: fn =>
    changeRuntime(
      fn,
      `Plan the upgrade of ${fn.name} before its runtime is deprecated.`,
    ),
  fix: runtimeFix,
});
