import {
  EvaluationContext,
  evidence,
  failed,
  passed,
  ResourceView,
  UnknownAttributeError,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { executionRole } from '../lambda/executionRole';
import { directCallers } from '../lambda/invocation';
import { judgedRuntime } from '../lambda/judgedRuntime';
import { assertClear } from '../policy/whoMay';
import { statementEvidence } from '../policy/evidence';

type Fn = ResourceView<'AWS::Lambda::Function'>;

/** The failure of a function that rotates secrets, or what keeps it from being judged; undefined where all is well. */
export function rotationFunctionProblem(
  fn: Fn,
  context: EvaluationContext,
): Verdict | undefined {
  // A certain failure outweighs what is not known.
  const verdicts = [judgeInvokers, judgeRole, judgeRuntime].map(judge =>
    settled(() => judge(fn, context)),
  );
  return ['FAILED', 'NOT_AVAILABLE'].flatMap(status =>
    verdicts.filter(verdict => verdict.status === status),
  )[0];
}

function settled(judge: () => Verdict): Verdict {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof UnknownAttributeError)) throw error;
    return {
      status: 'NOT_AVAILABLE',
      unknown: error.reason,
      reason: `the rotation function: ${error.message}`,
    };
  }
}

function judgeInvokers(fn: Fn): Verdict {
  const callers = directCallers(fn.policy);
  const others = [...callers.everyone, ...callers.accounts].filter(
    ({ caller }) => caller.account !== fn.$.accountId,
  );
  if (others.length > 0) {
    return failed(
      others.map(({ statement }) =>
        statementEvidence(statement, 'Policy', fn.$.arn),
      ),
      { reason: 'others than Secrets Manager may invoke the function' },
    );
  }
  const isInvocable = callers.services.some(({ caller }) =>
    caller.value.startsWith('secretsmanager.'),
  );
  if (!isInvocable) {
    return failed([evidence('Policy', fn.policy && 'no statement', fn.$.arn)], {
      reason: 'Secrets Manager may not invoke the function',
    });
  }
  assertClear(callers);
  return passed();
}

function judgeRole(fn: Fn, context: EvaluationContext): Verdict {
  return executionRole(fn, context)
    ? passed()
    : failed([evidence('Role', fn.role, fn.$.arn)], {
        reason: 'the role of the function does not exist',
      });
}

function judgeRuntime(fn: Fn, context: EvaluationContext): Verdict {
  return judgedRuntime(fn, ({ deprecated }, runtime) =>
    Date.parse(deprecated) <= context.now.getTime()
      ? failed([evidence('Runtime', runtime, fn.$.arn)], {
          reason: `AWS patches ${runtime} no more`,
        })
      : passed(),
  );
}
