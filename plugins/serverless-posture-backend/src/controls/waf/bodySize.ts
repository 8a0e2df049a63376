import {
  ResourceView,
  WafField,
} from 'backstage-plugin-serverless-posture-node';
import { Protection } from './protection';

/** Bytes of a body that AWS WAF looks at, the least of what the web ACL protects. */
export function inspectionLimit({
  bodyLimits,
}: ResourceView<'AWS::WAFv2::WebACL'>): number {
  return Math.min(...Object.values(bodyLimits));
}

/** Whether a field is the body of a request. */
export function isBody(field: WafField | null): boolean {
  return field !== null && /^(Body|JsonBody)$/.test(field.part);
}

/**
 * A limit to the size of bodies. The core rule set has one; a size condition of one's own sees at most what is inspected,
 * and needs oversize handling by MATCH for anything above.
 *
 * @param inspected - bytes of a body that are inspected
 * @param maximum - bytes up to which a limit is one
 */
export const bodySize = (
  inspected: number,
  maximum = Infinity,
): Protection => ({
  groups: { AWSManagedRulesCommonRuleSet: /^SizeRestrictions_BODY$/i },
  labels: key =>
    /^awswaf:managed:aws:core-rule-set:(SizeRestrictions_Body)?$/i.test(key)
      ? 'fully'
      : 'no',
  condition(statement) {
    if (statement.kind !== 'size' || !isBody(statement.field)) return 'no';
    const { operator, size, field } = statement;
    if (!['GT', 'GE'].includes(operator) || size > maximum) return 'no';
    return field.oversize === 'MATCH' ||
      (field.oversize === 'CONTINUE' && size < inspected)
      ? 'fully'
      : 'no';
  },
});
