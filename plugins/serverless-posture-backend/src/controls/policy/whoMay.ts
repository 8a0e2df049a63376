import { UnknownAttributeError } from 'backstage-plugin-serverless-posture-node';
import { covers, selects } from './actions';
import { allowEffect, denyEffect } from './conditions';
import {
  ConditionEntry,
  parsePolicy,
  PrincipalElement,
  Statement,
} from './document';
import { KnownKeys } from './operators';
import { Caller, callersOf, namedCallers } from './principals';

/** What one Allow statement leaves to one of its callers after every Deny. */
export interface Grant {
  caller: Caller;
  statement: Statement;
  /**
   * What limits it to known callers: all of the lists hold, each by any of its entries. Empty where nothing limits it.
   */
  limits: ConditionEntry[][];
}

/** Who may do something by a resource policy. */
export interface WhoMay {
  /** Somebody whom nobody named may, without any limit. */
  includesEveryone: boolean;
  /** Grants to everyone, with and without limits. */
  everyone: Grant[];
  /** Grants to AWS services. */
  services: Grant[];
  /** Grants to accounts and their principals. */
  accounts: Grant[];
  /** Grants to users and roles that were deleted. */
  deleted: Grant[];
  /** Grants to principals that can't be read; see {@link assertClear}. */
  unclear: Grant[];
}

/**
 * Who may do an action (undefined: any action) by a resource policy; `null`, a confirmed absence of one, lets nobody.
 *
 * Deny statements are subtracted where they surely cover the action, the resource and the same or a wider caller.
 * Whatever can't be told is taken as an open door. Throws an {@link UnknownAttributeError} where the policy can't be read.
 *
 * @param known - what is known of the request, such as `{ 'lambda:functionurlauthtype': 'NONE' }`
 */
export function whoMay(
  action: string | undefined,
  policy: string | null,
  known: KnownKeys = {},
): WhoMay {
  const statements = policy === null ? [] : parsePolicy(policy);
  const allows = statements.filter(
    ({ effect, action: actions }) =>
      effect === 'Allow' && (action === undefined || selects(actions, action)),
  );
  let grants = allows.flatMap(statement => grantsOf(statement, known));
  for (const deny of statements) {
    if (deny.effect === 'Deny') {
      grants = grants.flatMap(grant => subtract(grant, deny, action, known));
    }
  }
  const of = (kind: Caller['kind']) =>
    grants.filter(({ caller }) => caller.kind === kind);
  const everyone = of('everyone');
  return {
    includesEveryone: everyone.some(isUnlimited),
    everyone,
    services: of('service'),
    accounts: of('account'),
    deleted: of('deleted'),
    unclear: of('unclear'),
  };
}

export function isUnlimited({ limits }: Grant): boolean {
  return limits.length === 0;
}

/** Ends the evaluation where a principal that nobody can read may hold the answer. Call it before passing. */
export function assertClear({ unclear }: WhoMay): void {
  const [grant] = unclear.filter(isUnlimited);
  if (!grant) return;
  throw new UnknownAttributeError('policy', {
    errorClass: 'malformed',
    message: `Statement[${
      grant.statement.index
    }] names a principal that IAM doesn't document: ${grant.caller.value.slice(
      0,
      100,
    )}`,
  });
}

function grantsOf(statement: Statement, known: KnownKeys): Grant[] {
  return callersOf(statement.principal).flatMap(caller => {
    const judged = statement.conditions.map(entry => ({
      entry,
      effect: allowEffect(entry, caller, known),
    }));
    if (judged.some(({ effect }) => effect === 'never')) return [];
    const limits = judged
      .filter(({ effect }) => effect === 'limits')
      .map(({ entry }) => [entry]);
    return [{ caller, statement, limits }];
  });
}

/** What a Deny leaves of a grant. */
function subtract(
  grant: Grant,
  deny: Statement,
  action: string | undefined,
  known: KnownKeys,
): Grant[] {
  const deniesAction =
    action === undefined
      ? covers(deny.action, grant.statement.action)
      : selects(deny.action, action);
  if (!deniesAction || !covers(deny.resource, grant.statement.resource))
    return [grant];
  const spared = sparedBy(deny.principal, grant.caller);
  if (!spared) return [grant];
  const judged = deny.conditions.map(entry => ({
    entry,
    effect: denyEffect(entry, grant.caller, known),
  }));
  if (judged.some(({ effect }) => effect === 'uncertain')) return [grant];
  const left = spared.map(caller => ({ ...grant, caller }));
  // All entries must be met for the Deny to apply, so meeting any one of these limits escapes it.
  const limit = judged
    .filter(({ effect }) => effect === 'spares-named')
    .map(({ entry }) => entry);
  return limit.length
    ? [...left, { ...grant, limits: [...grant.limits, limit] }]
    : left;
}

/** The callers within one caller whom a Deny's principal leaves alone; undefined where it may leave the caller alone. */
function sparedBy(
  principal: PrincipalElement | undefined,
  caller: Caller,
): Caller[] | undefined {
  if (!principal) return undefined;
  const named = namedCallers(principal);
  if (!principal.not) {
    const denied = named.some((other, index) =>
      other.kind === 'everyone'
        ? principal.entries[index].kind === '' ||
          (principal.entries[index].kind === 'aws' && caller.kind !== 'service')
        : includes(other, caller),
    );
    return denied ? [] : undefined;
  }
  // Deny with NotPrincipal: everyone but the named ones.
  if (caller.kind === 'everyone') {
    return named.some(({ kind }) => kind === 'everyone') ? undefined : named;
  }
  const spared =
    named.every(({ kind }) => kind === 'account') && caller.kind === 'account';
  return spared && !named.some(other => other.account === caller.account)
    ? []
    : undefined;
}

/** Whether a named caller is the other one, or the account that it belongs to. */
function includes(outer: Caller, inner: Caller): boolean {
  const isAccount =
    outer.kind === 'account' && /^\d{12}$|:root$/.test(outer.value);
  return (
    (outer.kind === inner.kind && outer.value === inner.value) ||
    (isAccount && outer.account === inner.account)
  );
}
