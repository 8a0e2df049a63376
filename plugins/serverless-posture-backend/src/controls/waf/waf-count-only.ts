import {
  control,
  evidence,
  failed,
  notAvailable,
  passed,
  WafOverride,
} from 'backstage-plugin-serverless-posture-node';
import { wafDocuments } from './documents';
import { EffectiveRule, effectiveRules } from './effectiveRules';
import { leavesOf } from './leaves';
import { changeRules, rulesFix } from './remedies';

/** Source: AWS WAF guide, "Overriding rule group actions in AWS WAF", "Testing and tuning your AWS WAF protections". */
export const wafCountOnly = control({
  id: 'waf-count-only',
  title:
    'Blocking is not switched off by count mode, overrides or an allow default without rules',
  description:
    'Rules are tried in count mode, and forgotten there: the web ACL then watches and stops nothing. It fails where nothing ' +
    'ends in a block although the default lets requests pass. A managed group that only counts fails with medium severity ' +
    'unless another rule blocks by its labels; many rules overridden to count or allow in one group with low severity. How ' +
    'many rules a managed group has is not read: where only groups with such overrides could block, and none of them is one ' +
    'of the large ones of AWS, the verdict stays open.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  reads: ['AWS::WAFv2::RuleGroup'],
  references: {
    documents: [wafDocuments.overrides, wafDocuments.actions],
  },
  parameters: {
    maximumOverrides: {
      description:
        'Rules of one managed group that may be overridden to something else than block.',
      default: 5,
      minimum: 0,
    },
  },
  evaluate(acl, context) {
    const { rules, unclear } = effectiveRules(acl, context);
    if (acl.defaultAction === 'allow' && !rules.some(stops)) {
      return unclear
        ? notAvailable(unclear.reason, unclear.message)
        : failed(
            [
              evidence('DefaultAction', 'Allow'),
              ...rules.map(({ path, action }) =>
                evidence(`${path}.Action`, action),
              ),
            ],
            { reason: 'no rule blocks anything' },
          );
    }
    const idle = rules.filter(
      rule => rule.action === 'count' && isGroup(rule) && !blocksByLabel(rules),
    );
    if (idle.length > 0) {
      return failed(
        idle.map(({ path }) => evidence(`${path}.OverrideAction`, 'Count')),
        { severity: 'MEDIUM', reason: 'a rule group only counts' },
      );
    }
    const most = context.parameter<number>('maximumOverrides');
    const hollow = rules.flatMap(({ path, statement }) => {
      if (statement.kind !== 'managed-group') return [];
      const weak = statement.overrides.filter(isOff);
      return weak.length > most
        ? [evidence(`${path}.RuleActionOverrides`, weak.length)]
        : [];
    });
    if (hollow.length > 0) return failed(hollow, { severity: 'LOW' });
    if (unclear) return notAvailable(unclear.reason, unclear.message);
    return acl.defaultAction === 'block' || rules.some(surelyStops)
      ? passed()
      : notAvailable(
          { errorClass: 'not-read' },
          'only rule groups with overrides could block, and how many rules they have is not read',
        );
  },
  remedy: acl =>
    changeRules(acl, `Move the tuned rules of ${acl.name} to block.`, {
      cloudformation: 'OverrideAction: { None: {} }',
      terraform: 'override_action {\n  none {}\n}',
    }),
  fix: rulesFix,
});

function isGroup({ statement }: EffectiveRule): boolean {
  return statement.kind === 'managed-group';
}

/** Whether a rule stops some requests. */
function stops({ action, statement }: EffectiveRule): boolean {
  return (
    action === 'block' ||
    action === 'captcha' ||
    action === 'challenge' ||
    (action === null && statement.kind === 'managed-group')
  );
}

/** Rules that large groups of AWS have at the least. Source: AWS WAF guide, "AWS Managed Rules rule groups list". */
const RULES: Partial<Record<string, number>> = {
  AWSManagedRulesBotControlRuleSet: 10,
  AWSManagedRulesCommonRuleSet: 20,
  AWSManagedRulesKnownBadInputsRuleSet: 8,
  AWSManagedRulesSQLiRuleSet: 5,
};

/** Whether it does for sure: overrides may leave nothing of a small group. */
function surelyStops(rule: EffectiveRule): boolean {
  const { statement } = rule;
  if (!stops(rule)) return false;
  if (statement.kind !== 'managed-group') return true;
  const { overrides, vendor, name } = statement;
  const off = overrides.filter(isOff).length;
  const rules = vendor === 'AWS' ? RULES[name] ?? 1 : 1;
  return off < Math.max(rules, overrides.length);
}

/** Whether an override keeps a rule from blocking. */
function isOff({ action }: WafOverride): boolean {
  return action === 'count' || action === 'allow';
}

/** Whether a rule blocks by a label that a managed group gives. */
function blocksByLabel(rules: EffectiveRule[]): boolean {
  return rules.some(
    ({ action, statement }) =>
      action === 'block' &&
      leavesOf(statement).some(
        ({ statement: leaf, isNegated }) =>
          !isNegated &&
          leaf.kind === 'label' &&
          leaf.key.startsWith('awswaf:managed:'),
      ),
  );
}
