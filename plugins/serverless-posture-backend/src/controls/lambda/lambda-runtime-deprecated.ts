import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { judgedRuntime } from './judgedRuntime';
import { changeRuntime, runtimeFix } from './runtimeRemedy';
import { runtimesAsOf } from './runtimes';

/** Managed runtimes past their deprecation date. Source: Lambda guide, "Lambda runtimes". */
export const lambdaRuntimeDeprecated = control({
  id: 'lambda-runtime-deprecated',
  title: 'The managed runtime still gets security patches',
  description:
    'AWS patches a managed runtime until its deprecation date; after that, holes in the language and the operating ' +
    `system stay open. The runtime is compared with AWS's schedule as of ${runtimesAsOf}. ` +
    'Container images carry their own runtime and are not judged; of a custom runtime only the operating system is.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    securityHub: ['Lambda.2'],
    config: ['lambda-function-settings-check'],
    documents: [
      {
        title: 'Lambda runtimes',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
      },
    ],
  },
  evaluate: (fn, { now }) =>
    judgedRuntime(fn, ({ deprecated, updateBlocked, successor }, runtime) => {
      if (now < new Date(deprecated))
        return passed(`supported until ${deprecated}`);
      return failed([evidence('Runtime', runtime)], {
        reason: [
          `deprecated since ${deprecated}`,
          updateBlocked && `updates blocked from ${updateBlocked}`,
          successor && `successor ${successor}`,
        ]
          .filter(Boolean)
          .join(', '),
      });
    }),
  remedy: fn =>
    changeRuntime(
      fn,
      `Move ${fn.name} to the runtime's successor and test it.`,
    ),
  fix: runtimeFix,
});
