import {
  control,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { grantEvidence } from '../policy/evidence';
import { grantsOutside, insidersOf } from '../policy/outsiders';
import { assertClear, whoMay } from '../policy/whoMay';
import { everyPolicy } from './everyPolicy';
import { narrowPermission, policyFix } from './remedies';

/** Source: IAM guide, "AWS JSON policy elements: Principal". */
export const lambdaResourcePolicyOutsideOrg = control({
  id: 'lambda-resource-policy-outside-org',
  title: 'The resource policy names only accounts of the organization',
  description:
    'A grant to an account outside the organization outlives contracts and is invisible to its guardrails. Accounts are ' +
    'read from every form of AWS principal and, under a wildcard principal, from conditions on the caller, for any action; ' +
    'suspended accounts are outside. Principals that were deleted fail with low severity. Grants to everyone and to ' +
    'AWS services are the matter of other controls; what a foreign account does with its grant is not visible. Policies of ' +
    'aliases, of the versions that they reach and of the newest ten are judged as well; older versions, and aliases of ' +
    'functions that never published a version, are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'AWS JSON policy elements: Principal',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
      },
      {
        title: 'Working with resource-based IAM policies in Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
      },
    ],
  },
  evaluate(fn, context) {
    const inside = insidersOf(fn.$.accountId, context);
    return everyPolicy(fn, ({ policy }) => {
      const callers = whoMay(undefined, policy);
      const outside = grantsOutside(callers, inside);
      if (outside.length > 0) {
        return failed(grantEvidence(outside), {
          reason: 'outside the organization',
        });
      }
      if (callers.deleted.length > 0) {
        return failed(grantEvidence(callers.deleted), {
          severity: 'LOW',
          reason: 'the statement names a user or role that was deleted',
        });
      }
      assertClear(callers);
      return passed();
    });
  },
  remedy: fn =>
    narrowPermission(
      fn,
      `Drop the foreign account from the policy of ${fn.name}, or admit the organization instead.`,
      {
        cli: `--principal '*' --principal-org-id <organization id>`,
        cloudformation: 'Principal: "*"\nPrincipalOrgID: o-a1b2c3d4e5',
        terraform: 'principal        = "*"\nprincipal_org_id = "o-a1b2c3d4e5"',
      },
    ),
  fix: policyFix,
});
