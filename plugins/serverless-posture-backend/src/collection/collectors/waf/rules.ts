import {
  FieldToMatch,
  FirewallManagerRuleGroup,
  Rule,
  RuleAction,
  RuleActionOverride,
  Statement,
} from '@aws-sdk/client-wafv2';
import {
  Operation,
  WafAction,
  WafField,
  WafOverride,
  WafRule,
  WafStatement,
} from 'backstage-plugin-serverless-posture-node';
import { malformed, required } from '../../fields';

/**
 * Rules in the order in which AWS WAF evaluates them, reduced to what they decide. Texts that are compared with stay
 * behind: some are secrets that a distribution shares with its origin.
 */
export function parseRules(rules: readonly Rule[], from: Operation): WafRule[] {
  return inOrder(rules).map(rule => ({
    name: required(rule.Name, 'Rules.Name', from),
    action: rule.Action ? actionOf(rule.Action, from) : null,
    countsOnly: Boolean(rule.OverrideAction?.Count),
    statement: parseStatement(rule.Statement, from),
    hasMetrics: rule.VisibilityConfig?.CloudWatchMetricsEnabled ?? false,
    hasSampledRequests: rule.VisibilityConfig?.SampledRequestsEnabled ?? false,
  }));
}

/** Rule groups that Firewall Manager puts before or after a web ACL's own rules. */
export function parseFirewallManagerGroups(
  groups: readonly FirewallManagerRuleGroup[] = [],
  from: Operation,
): WafRule[] {
  return parseRules(
    groups.map(({ FirewallManagerStatement, ...rule }) => ({
      ...rule,
      Statement: FirewallManagerStatement,
    })),
    from,
  );
}

function inOrder<T extends { Priority?: number }>(rules: readonly T[]): T[] {
  return [...rules].sort((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0));
}

function actionOf(action: RuleAction, from: Operation): WafAction {
  if (action.Block) return 'block';
  if (action.Allow) return 'allow';
  if (action.Count) return 'count';
  if (action.Captcha) return 'captcha';
  if (action.Challenge) return 'challenge';
  throw malformed(from, "Action is of a kind that we don't know");
}

function parseStatement(
  statement: Statement | undefined,
  from: Operation,
): WafStatement {
  const {
    AndStatement: and,
    OrStatement: or,
    NotStatement: not,
    ManagedRuleGroupStatement: managed,
    RuleGroupReferenceStatement: group,
    RateBasedStatement: rate,
    SqliMatchStatement: sqli,
    XssMatchStatement: xss,
    SizeConstraintStatement: size,
    IPSetReferenceStatement: ipSet,
    GeoMatchStatement: geo,
    LabelMatchStatement: label,
  } = required(statement, 'Statement', from);
  const parse = (inner: Statement | undefined) => parseStatement(inner, from);
  const scopeDown = (inner: Statement | undefined) =>
    inner ? parse(inner) : null;
  if (and || or) {
    const { Statements } = (and ?? or)!;
    return {
      kind: and ? 'and' : 'or',
      statements: required(Statements, 'Statements', from).map(parse),
    };
  }
  if (not) return { kind: 'not', statement: parse(not.Statement) };
  if (managed) {
    return {
      kind: 'managed-group',
      vendor: required(managed.VendorName, 'VendorName', from),
      name: required(managed.Name, 'ManagedRuleGroupStatement.Name', from),
      overrides: overridesOf(managed, from),
      scopeDown: scopeDown(managed.ScopeDownStatement),
    };
  }
  if (group) {
    return {
      kind: 'group',
      arn: required(group.ARN, 'RuleGroupReferenceStatement.ARN', from),
      overrides: overridesOf(group, from),
    };
  }
  if (rate) {
    return {
      kind: 'rate',
      limit: required(rate.Limit, 'RateBasedStatement.Limit', from),
      // Five minutes unless it is set (WAF API reference, "RateBasedStatement").
      window: rate.EvaluationWindowSec ?? 300,
      aggregate: required(rate.AggregateKeyType, 'AggregateKeyType', from),
      fallback: rate.ForwardedIPConfig?.FallbackBehavior ?? null,
      scopeDown: scopeDown(rate.ScopeDownStatement),
    };
  }
  if (sqli) return { kind: 'sqli', field: fieldOf(sqli.FieldToMatch) };
  if (xss) return { kind: 'xss', field: fieldOf(xss.FieldToMatch) };
  if (size) {
    return {
      kind: 'size',
      field: fieldOf(size.FieldToMatch),
      operator: required(size.ComparisonOperator, 'ComparisonOperator', from),
      size: Number(required(size.Size, 'SizeConstraintStatement.Size', from)),
    };
  }
  if (ipSet) return { kind: 'ip-set', arn: required(ipSet.ARN, 'ARN', from) };
  if (geo) return { kind: 'geo' };
  if (label) return { kind: 'label', key: required(label.Key, 'Key', from) };
  const [of, value] = Object.entries(statement!).find(([, one]) => one) ?? [];
  if (!of) throw malformed(from, "Statement is of a kind that we don't know");
  const field = (value as { FieldToMatch?: FieldToMatch }).FieldToMatch;
  return { kind: 'match', of, field: field ? fieldOf(field) : null };
}

/** The older way to count, `ExcludedRules`, means the same as overrides with `Count`. */
function overridesOf(
  {
    RuleActionOverrides = [],
    ExcludedRules = [],
  }: {
    RuleActionOverrides?: RuleActionOverride[];
    ExcludedRules?: { Name: string | undefined }[];
  },
  from: Operation,
): WafOverride[] {
  return [
    ...RuleActionOverrides.map(({ Name, ActionToUse }) => ({
      rule: required(Name, 'RuleActionOverrides.Name', from),
      action: actionOf(
        required(ActionToUse, 'RuleActionOverrides.ActionToUse', from),
        from,
      ),
    })),
    ...ExcludedRules.map(({ Name }) => ({
      rule: required(Name, 'ExcludedRules.Name', from),
      action: 'count' as const,
    })),
  ];
}

function fieldOf(field: FieldToMatch | undefined): WafField {
  const [part = '?', value] =
    Object.entries(field ?? {}).find(([, one]) => one) ?? [];
  const oversize = (value as { OversizeHandling?: WafField['oversize'] })
    ?.OversizeHandling;
  // Bodies continue unless it is set (WAF API reference, "Body").
  const standard = /^(Body|JsonBody)$/.test(part) ? 'CONTINUE' : null;
  return { part, oversize: oversize ?? standard };
}
