import {
  EvaluationContext,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
  ResourceView,
  UnknownReason,
  Verdict,
  WafStatement,
} from 'backstage-plugin-serverless-posture-node';
import { EffectiveRule, effectiveRules } from './effectiveRules';
import { Leaf, leavesOf } from './leaves';

/** What a web ACL may protect from, and how one sees that it does. */
export interface Protection {
  /** Rule groups of AWS that do, each with those of its rules that must block. */
  groups: Record<string, RegExp>;
  /** The labels that such a group gives, for rules that block by them while the group counts. */
  labels?(key: string): Extent;
  /**
   * Whether a condition of a rule that blocks does: `partly` for one that leaves gaps.
   */
  condition?(statement: Leaf['statement']): Extent;
}

/** How many of the requests in question something stops. */
export type Extent = 'fully' | 'partly' | 'no';

interface Found {
  rule: EffectiveRule;
  extent: 'fully' | 'partly';
  why?: string;
}

/** What is said of a web ACL behind which there is nothing serverless: what it should stop depends on what it protects. */
export function behindNothing({
  protects,
}: ResourceView<'AWS::WAFv2::WebACL'>): Verdict | undefined {
  return protects.length === 0
    ? notApplicable('no API, user pool or distribution is behind it')
    : undefined;
}

/**
 * Whether a web ACL blocks something. Only what ends in a block counts: neither a group that counts, nor overridden rules,
 * nor a condition below a `not` or inside a scope-down. What blocks some requests only fails with low severity; what a group
 * of another vendor or an unread one does isn't known.
 */
export function judgeProtection(
  acl: ResourceView<'AWS::WAFv2::WebACL'>,
  context: EvaluationContext,
  protection: Protection,
): Verdict {
  const unused = behindNothing(acl);
  if (unused) return unused;
  const { rules, unclear } = effectiveRules(acl, context);
  // Without its group nothing gives a label.
  const labels = rules.some(rule => isGroupOf(rule, protection))
    ? protection.labels
    : undefined;
  const found = rules.flatMap(
    rule => foundIn(rule, { ...protection, labels }) ?? [],
  );
  const full = found.find(({ extent }) => extent === 'fully');
  if (full) return passed(`${full.rule.path} blocks it`);
  const reason = unclear?.reason ?? otherVendors(rules);
  if (reason) {
    return notAvailable(
      reason,
      reason.message ?? 'a rule group could not be looked into',
    );
  }
  if (found.length > 0) {
    return failed(
      found.map(({ rule, why }) => evidence(rule.path, why ?? 'partly')),
      { severity: 'LOW', reason: 'only some requests are blocked' },
    );
  }
  return failed([
    evidence('Rules', acl.rules.map(({ name }) => name).join(', ')),
  ]);
}

function foundIn(
  rule: EffectiveRule,
  { groups, labels, condition }: Protection,
): Found | undefined {
  const { statement, action } = rule;
  if (statement.kind === 'managed-group') {
    const blocking =
      statement.vendor === 'AWS' &&
      Object.prototype.hasOwnProperty.call(groups, statement.name)
        ? groups[statement.name]
        : undefined;
    if (!blocking || action === 'count') return undefined;
    const weakened = statement.overrides.filter(
      one => one.action !== 'block' && blocking.test(one.rule),
    );
    if (weakened.length > 0) {
      const why = `overridden: ${weakened.map(one => one.rule).join(', ')}`;
      return { rule, extent: 'partly', why };
    }
    return statement.scopeDown
      ? { rule, extent: 'partly', why: 'scoped down' }
      : { rule, extent: 'fully' };
  }
  if (action !== 'block') return undefined;
  const extents = leavesOf(statement)
    .filter(({ isNegated }) => !isNegated)
    .map(leaf => {
      const extent = extentOf(leaf.statement, labels, condition);
      return extent === 'fully' && leaf.isNarrowed ? 'partly' : extent;
    });
  if (extents.includes('fully')) return { rule, extent: 'fully' };
  return extents.includes('partly')
    ? { rule, extent: 'partly', why: 'blocks under further conditions' }
    : undefined;
}

function extentOf(
  statement: Leaf['statement'],
  labels: Protection['labels'],
  condition: Protection['condition'],
): Extent {
  if (statement.kind === 'label') return labels?.(statement.key) ?? 'no';
  return condition?.(statement) ?? 'no';
}

/** Whether a rule gives all requests that they concern the labels of a group. */
function isGroupOf(
  { statement }: EffectiveRule,
  { groups }: Protection,
): boolean {
  return (
    statement.kind === 'managed-group' &&
    statement.vendor === 'AWS' &&
    statement.scopeDown === null &&
    Object.prototype.hasOwnProperty.call(groups, statement.name)
  );
}

/** Labels of a namespace as a whole, or single ones of it. */
export const labelsOf =
  (namespace: string, single: RegExp) =>
  (key: string): Extent => {
    if (key === namespace) return 'fully';
    return key.startsWith(namespace) && single.test(key) ? 'partly' : 'no';
  };

/** Whether a condition looks at a part of requests that callers fill at will, and not at one header or cookie alone. */
export function looksAtInput(statement: Leaf['statement']): boolean {
  return (
    'field' in statement &&
    statement.field !== null &&
    /^(Body|JsonBody|AllQueryArguments|QueryString|UriPath)$/.test(
      statement.field.part,
    )
  );
}

/** Rule groups of the Marketplace: what their rules block, nobody but their vendor knows. */
function otherVendors(rules: EffectiveRule[]): UnknownReason | undefined {
  const other = rules
    .map(({ statement, action }) => action !== 'count' && statement)
    .find(
      (one): one is Extract<WafStatement, { kind: 'managed-group' }> =>
        one !== false && one.kind === 'managed-group' && one.vendor !== 'AWS',
    );
  return (
    other && {
      errorClass: 'unsupported',
      message: `what the rule group ${other.name} of ${other.vendor} blocks isn't known`,
    }
  );
}
