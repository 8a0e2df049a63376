import {
  control,
  evidence,
  failed,
  notApplicable,
} from 'backstage-plugin-serverless-posture-node';
import { bodySize, inspectionLimit, isBody } from './bodySize';
import { wafDocuments } from './documents';
import { effectiveRules, EffectiveRule } from './effectiveRules';
import { leavesOf } from './leaves';
import { judgeProtection } from './protection';
import { changeRules, rulesFix } from './remedies';

/** Rule groups of AWS that look at bodies, and go on with what exceeds the inspected part. */
const LOOKS_AT_BODIES =
  /^AWSManagedRules(Common|SQLi|KnownBadInputs|Linux|Unix|Windows|PHP|WordPress|AdminProtection)RuleSet$/;

/** Source: AWS WAF guide, "Oversize web request components in AWS WAF". */
export const wafOversizeContinue = control({
  id: 'waf-oversize-continue',
  title: 'Oversize bodies are not passed uninspected',
  description:
    'AWS WAF looks at the first part of a body only: 8 KB for AppSync, else 16 KB unless it is raised. What lies beyond ' +
    'passes the rules that look at bodies where their oversize handling is CONTINUE, as in the rule groups of AWS. It ' +
    'passes when bodies beyond that part are blocked, or when every own condition on a body blocks them by MATCH.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::WAFv2::WebACL',
  reads: ['AWS::WAFv2::RuleGroup'],
  references: {
    owasp: ['SAS-01'],
    documents: [wafDocuments.oversize],
  },
  evaluate(acl, context) {
    const inspected = inspectionLimit(acl);
    const limited = judgeProtection(acl, context, {
      ...bodySize(inspected, inspected),
    });
    // What could not be looked into leaves it open, too.
    if (limited.status !== 'FAILED') return limited;
    const { rules } = effectiveRules(acl, context);
    const lenient = rules.filter(isLenient);
    if (lenient.length > 0) {
      return failed(
        lenient.map(({ path }) =>
          evidence(`${path} OversizeHandling`, 'CONTINUE'),
        ),
        { reason: `only the first ${inspected} bytes of bodies are inspected` },
      );
    }
    return notApplicable('no rule that blocks looks at bodies with CONTINUE');
  },
  remedy: acl =>
    changeRules(
      acl,
      `Block bodies beyond what ${acl.name} inspects, or set oversize handling to MATCH and raise the inspection limit.`,
      {
        cloudformation: `AssociationConfig:
  RequestBody:
    API_GATEWAY: { DefaultSizeInspectionLimit: KB_64 }
Rules:
  - Name: body-size
    Statement:
      SizeConstraintStatement:
        FieldToMatch: { Body: { OversizeHandling: MATCH } }`,
        terraform: `association_config {
  request_body {
    api_gateway {
      default_size_inspection_limit = "KB_64"
    }
  }
}`,
      },
    ),
  fix: rulesFix,
});

/** Whether a rule that would block leaves what exceeds the inspected part of a body alone. */
function isLenient({ statement, action }: EffectiveRule): boolean {
  if (statement.kind === 'managed-group') {
    return (
      action !== 'count' &&
      statement.vendor === 'AWS' &&
      LOOKS_AT_BODIES.test(statement.name)
    );
  }
  return (
    action === 'block' &&
    leavesOf(statement).some(
      ({ statement: leaf }) =>
        'field' in leaf &&
        isBody(leaf.field) &&
        leaf.field!.oversize !== 'MATCH',
    )
  );
}
