import {
  failed,
  FunctionUrl,
  ResourceView,
  UnknownAttributeError,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { severities } from 'backstage-plugin-serverless-posture-common';

/** One resource policy of a function, and the URLs that it guards. Reading either ends its judgement where it is unknown. */
export interface JudgedPolicy {
  readonly policy: string | null;
  readonly urls: FunctionUrl[];
}

type Failure = Extract<Verdict, { status: 'FAILED' }>;

/**
 * Judges the resource policy of the function and that of every alias and version: one that fails is enough, and only all of
 * them together pass. What could not be read does not hide a failure that is certain.
 */
export function everyPolicy(
  fn: ResourceView<'AWS::Lambda::Function'>,
  judge: (one: JudgedPolicy) => Verdict,
): Verdict {
  const failures: Failure[] = [];
  const others: (Verdict | UnknownAttributeError)[] = [];
  const add = (
    read: () => Verdict,
    qualified?: { arn: string; of: string },
  ) => {
    const verdict = attempt(read);
    if (
      !(verdict instanceof UnknownAttributeError) &&
      verdict.status === 'FAILED'
    ) {
      failures.push(qualified ? named(verdict, qualified) : verdict);
    } else {
      others.push(verdict);
    }
  };
  add(() =>
    judge({
      get policy() {
        return fn.policy;
      },
      get urls() {
        return fn.urls.filter(isUnqualified);
      },
    }),
  );
  const qualified = attempt(() => fn.qualifiedPolicies);
  if (qualified instanceof UnknownAttributeError) {
    others.push(qualified);
  } else {
    for (const { qualifier, functionArn, policy } of qualified) {
      const of = `${
        /^\d+$/.test(qualifier) ? 'version' : 'alias'
      } ${qualifier}`;
      add(
        () =>
          judge({
            policy,
            get urls() {
              return fn.urls.filter(url => url.functionArn === functionArn);
            },
          }),
        { arn: functionArn, of },
      );
    }
  }
  return failures.length > 0 ? together(failures) : gravest(others);
}

/** Whether a URL is one of the function itself, not of an alias. */
export function isUnqualified({ functionArn }: FunctionUrl): boolean {
  return functionArn.split(':').length <= 7;
}

function attempt<T>(read: () => T): T | UnknownAttributeError {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownAttributeError) return error;
    throw error;
  }
}

function named(
  verdict: Failure,
  { arn, of }: { arn: string; of: string },
): Failure {
  return {
    ...verdict,
    evidence: verdict.evidence.map(one => ({ arn, ...one })),
    reason: verdict.reason ? `${of}: ${verdict.reason}` : `policy of ${of}`,
  };
}

function together(failures: Failure[]): Verdict {
  const [first] = [...failures].sort((a, b) => rank(a) - rank(b));
  return failed(
    failures.flatMap(({ evidence }) => evidence),
    {
      ...(first.reason ? { reason: first.reason } : {}),
      ...(first.severity ? { severity: first.severity } : {}),
    },
  );
}

/** Without a severity of its own a failure has the control's, which is the highest. */
function rank({ severity }: Failure): number {
  return severity ? severities.indexOf(severity) : -1;
}

function gravest(verdicts: (Verdict | UnknownAttributeError)[]): Verdict {
  const known: Verdict[] = [];
  for (const verdict of verdicts) {
    if (verdict instanceof UnknownAttributeError) throw verdict;
    known.push(verdict);
  }
  return (
    known.find(({ status }) => status === 'NOT_AVAILABLE') ??
    known.find(({ status }) => status === 'PASSED') ??
    known[0]
  );
}
