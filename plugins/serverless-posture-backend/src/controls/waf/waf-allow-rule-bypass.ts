import {
  control,
  EvaluationContext,
  evidence,
  failed,
  notAvailable,
  passed,
  UnknownAttributeError,
  WafStatement,
} from 'backstage-plugin-serverless-posture-node';
import { areNarrow } from '../policy/ipRanges';
import { wafDocuments } from './documents';
import { EffectiveRule, effectiveRules } from './effectiveRules';
import { behindNothing } from './protection';
import { changeRules, rulesFix } from './remedies';

/** How many requests pass an allow rule: few known callers, whoever knows what it matches, or about everyone. */
type Breadth = 'narrow' | 'guessable' | 'broad';

/** Source: AWS WAF guide, "Setting rule priority in a web ACL", "Using rule actions in AWS WAF". */
export const wafAllowRuleBypass = control({
  id: 'waf-allow-rule-bypass',
  title: 'No broad allow rule runs before the protections',
  description:
    'AWS WAF stops at the first rule that allows: what comes after it never sees the request. Before a rule or group that ' +
    'blocks, a rule may only allow narrow address sets (a /16 in all) or labels of earlier rules. Countries and negations ' +
    'fail; conditions on what a caller may choose, such as a header, fail with low severity: their text is not read, and ' +
    'may be a shared secret. A managed rule that is overridden to allow fails, too.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  reads: ['AWS::WAFv2::RuleGroup', 'AWS::WAFv2::IPSet'],
  references: {
    documents: [wafDocuments.order, wafDocuments.actions],
  },
  evaluate(acl, context) {
    const unused = behindNothing(acl);
    if (unused) return unused;
    const { rules, unclear } = effectiveRules(acl, context);
    const last = rules.map(protects).lastIndexOf(true);
    // A group that can't be looked into may protect, and may allow.
    const before = rules.slice(0, unclear ? rules.length : Math.max(last, 0));
    const overridden = rules.flatMap(({ path, statement }) =>
      statement.kind === 'managed-group'
        ? statement.overrides
            .filter(({ action }) => action === 'allow')
            .map(({ rule }) =>
              evidence(`${path}.RuleActionOverrides[${rule}]`, 'Allow'),
            )
        : [],
    );
    let unread = unclear;
    const found = before
      .filter(({ action }) => action === 'allow')
      .flatMap(({ path, statement }) => {
        try {
          const breadth = breadthOf(statement, context);
          return breadth === 'narrow' ? [] : [{ path, breadth }];
        } catch (error) {
          if (!(error instanceof UnknownAttributeError)) throw error;
          unread ??= error;
          return [];
        }
      });
    const broad = found.filter(({ breadth }) => breadth === 'broad');
    const shown = broad.length > 0 ? broad : found;
    const pieces = [
      ...shown.map(({ path }) => evidence(`${path}.Action`, 'Allow')),
      ...overridden,
    ];
    if (broad.length > 0 || overridden.length > 0) return failed(pieces);
    if (unread) return notAvailable(unread.reason, unread.message);
    return pieces.length > 0
      ? failed(pieces, {
          severity: 'LOW',
          reason: 'callers may choose what the rule matches',
        })
      : passed();
  },
  remedy: acl =>
    changeRules(
      acl,
      `Narrow the allow rules of ${acl.name}, or move them behind the rules that block.`,
      {
        cloudformation:
          'Rules:\n  - Name: office\n    Priority: 100 # after the rules that block\n    Action: { Allow: {} }',
        terraform:
          'rule {\n  name     = "office"\n  priority = 100 # after the rules that block\n  action {\n    allow {}\n  }\n}',
      },
    ),
  fix: rulesFix,
});

function protects({ action, statement }: EffectiveRule): boolean {
  return (
    action === 'block' ||
    (action === null && statement.kind === 'managed-group')
  );
}

const order: Breadth[] = ['narrow', 'guessable', 'broad'];

const widest = (all: Breadth[]) =>
  order[Math.max(...all.map(one => order.indexOf(one)))];

const narrowest = (all: Breadth[]) =>
  order[Math.min(...all.map(one => order.indexOf(one)))];

function breadthOf(
  statement: WafStatement,
  context: EvaluationContext,
): Breadth {
  switch (statement.kind) {
    case 'and':
      return narrowest(
        statement.statements.map(inner => breadthOf(inner, context)),
      );
    case 'or':
      return widest(
        statement.statements.map(inner => breadthOf(inner, context)),
      );
    case 'ip-set':
      return areNarrow(addressesOf(statement.arn, context))
        ? 'narrow'
        : 'broad';
    case 'label':
      return 'narrow';
    case 'match':
      return 'guessable';
    default:
      return 'broad';
  }
}

function addressesOf(arn: string, context: EvaluationContext): string[] {
  const set = context.resource('AWS::WAFv2::IPSet', arn);
  if (set) return set.addresses;
  throw new UnknownAttributeError('addresses', {
    errorClass: 'not-read',
    message: `the address set ${arn} was not read`,
  });
}
