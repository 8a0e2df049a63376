import {
  EvaluationContext,
  Evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { statementEvidence } from './evidence';
import { grantsOutside, insidersOf } from './outsiders';
import { assertClear, Grant, isUnlimited, whoMay } from './whoMay';

/** A resource policy as a control judges it. */
export interface PolicyText {
  /** The field that holds it, for evidence. Default `Policy`. */
  path?: string;
  /** JSON text; `null` without one. */
  text: string | null;
  /** What it belongs to, where that isn't the judged resource. */
  arn?: string;
}

/** Fails where a policy lets everyone do anything without a condition that limits it to known callers. */
export function judgeOpen(policies: readonly PolicyText[]): Verdict {
  const open: Evidence[] = [];
  for (const policy of policies) {
    const { everyone } = whoMay(undefined, policy.text);
    open.push(...evidenceOf(policy, everyone.filter(isUnlimited)));
  }
  if (open.length > 0)
    return failed(open, { reason: 'everyone may, by the policy alone' });
  policies.forEach(({ text }) => assertClear(whoMay(undefined, text)));
  return passed();
}

/** The parameter of controls that tell insiders from outsiders. */
export const approvedAccounts = {
  approvedAccounts: {
    description:
      'Ids of accounts outside the organization that may be granted access.',
    default: [] as string[],
  },
};

/**
 * Fails where a policy admits an account outside the organization and the approved ones, or everyone. Principals that were
 * deleted fail with low severity.
 *
 * @param actions - judged ones; undefined: any
 */
export function judgeOutsiders(
  policies: readonly PolicyText[],
  own: string,
  context: EvaluationContext,
  actions: readonly (string | undefined)[] = [undefined],
): Verdict {
  const inside = insidersOf(
    own,
    context,
    context.parameter<string[]>('approvedAccounts'),
  );
  const asked = policies.flatMap(policy =>
    actions.map(action => ({ policy, callers: whoMay(action, policy.text) })),
  );
  const found = (grantsOf: (callers: ReturnType<typeof whoMay>) => Grant[]) =>
    unique(
      asked.flatMap(({ policy, callers }) =>
        evidenceOf(policy, grantsOf(callers)),
      ),
    );
  const everyone = found(callers => callers.everyone.filter(isUnlimited));
  const outside = everyone.length
    ? everyone
    : found(callers => grantsOutside(callers, inside));
  if (outside.length > 0)
    return failed(outside, { reason: 'outside the organization' });
  const deleted = found(callers => callers.deleted);
  if (deleted.length > 0) {
    return failed(deleted, {
      severity: 'LOW',
      reason: 'the statement names a user or role that was deleted',
    });
  }
  asked.forEach(({ callers }) => assertClear(callers));
  return passed();
}

function evidenceOf(
  { path = 'Policy', arn }: PolicyText,
  grants: Grant[],
): Evidence[] {
  return [...new Set(grants.map(({ statement }) => statement))].map(statement =>
    statementEvidence(statement, path, arn),
  );
}

function unique(pieces: Evidence[]): Evidence[] {
  return [
    ...new Map(pieces.map(one => [`${one.arn} ${one.path}`, one])).values(),
  ];
}
