import {
  EvaluationContext,
  ResourceView,
  UnknownAttributeError,
  WafAction,
  WafRule,
  WafStatement,
} from 'backstage-plugin-serverless-posture-node';

/** A rule as it takes effect in a web ACL. */
export interface EffectiveRule {
  /** Such as `Rules[limits]`, or `Rules[own].Rules[bots]` within a group. */
  path: string;
  /** What becomes of a request that it matches; `null` for a managed group, whose rules have their own. */
  action: WafAction | null;
  statement: WafStatement;
}

/** The rules of a web ACL with those of its rule groups in their place. */
export interface EffectiveRules {
  rules: EffectiveRule[];
  /** Why a rule group could not be looked into. */
  unclear?: UnknownAttributeError;
}

/**
 * The rules in the order in which AWS WAF evaluates them, each with the action that it really has: a rule group that only
 * counts makes all its rules count, and an override wins over a rule's own action. The control must declare that it reads
 * rule groups.
 */
export function effectiveRules(
  acl: ResourceView<'AWS::WAFv2::WebACL'>,
  context: EvaluationContext,
): EffectiveRules {
  const found: EffectiveRules = { rules: [] };
  for (const rule of acl.rules) {
    const path = `Rules[${rule.name}]`;
    const { statement } = rule;
    if (statement.kind !== 'group') {
      const action = rule.countsOnly ? 'count' : rule.action;
      found.rules.push({ path, action, statement });
      continue;
    }
    try {
      for (const inner of rulesOf(statement.arn, context)) {
        const override = statement.overrides.find(
          one => one.rule === inner.name,
        );
        found.rules.push({
          path: `${path}.Rules[${inner.name}]`,
          action: rule.countsOnly
            ? 'count'
            : override?.action ?? innerAction(inner),
          statement: inner.statement,
        });
      }
    } catch (error) {
      if (!(error instanceof UnknownAttributeError)) throw error;
      found.unclear ??= error;
    }
  }
  return found;
}

function innerAction({ action, countsOnly }: WafRule): WafAction | null {
  return countsOnly ? 'count' : action;
}

function rulesOf(arn: string, context: EvaluationContext): WafRule[] {
  const group = context.resource('AWS::WAFv2::RuleGroup', arn);
  if (group) return group.rules;
  throw new UnknownAttributeError('rules', {
    errorClass: 'not-read',
    message: `the rule group ${arn} was not read`,
  });
}
