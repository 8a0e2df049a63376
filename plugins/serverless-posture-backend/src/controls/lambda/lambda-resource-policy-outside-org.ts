import {
  control,
  EvaluationContext,
  failed,
  passed,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { ConditionEntry } from '../policy/document';
import { grantEvidence } from '../policy/evidence';
import { assertClear, Grant, whoMay } from '../policy/whoMay';
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
    'AWS services are the matter of other controls; what a foreign account does with its grant is not visible.',
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
    const isInside = insideTest(fn.$.accountId, context);
    return everyPolicy(fn, ({ policy }) => {
      const callers = whoMay(undefined, policy);
      // Accounts first: what is surely outside needs no id of the organization.
      const foreign = callers.accounts.filter(
        grant =>
          !isInside.account(grant.caller.account!) &&
          !isLimitedTo(grant, isInside),
      );
      const outside = foreign.length
        ? foreign
        : callers.everyone.filter(
            grant => namesCallers(grant) && !isLimitedTo(grant, isInside),
          );
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

interface InsideTest {
  account(id: string): boolean;
  organization(id: string): boolean;
}

/** Asks for the organization only where the own account isn't the answer. */
function insideTest(own: string, context: EvaluationContext): InsideTest {
  return {
    account: id => id === own || context.organizationAccounts().has(id),
    organization(id) {
      const organizationId = context.organizationId();
      if (organizationId === undefined) {
        throw new UnknownAttributeError('organization', {
          errorClass: 'not-read',
          message: 'the id of the organization is not known',
        });
      }
      return id === organizationId;
    },
  };
}

/** Condition keys that name who calls, and where their values hold the account or the organization. */
const CALLER_KEYS: Record<
  string,
  (value: string, inside: InsideTest) => boolean
> = {
  'aws:principalaccount': (value, inside) => inside.account(value),
  'aws:principalarn': (value, inside) => inside.account(value.split(':')[4]),
  'aws:principalorgid': (value, inside) => inside.organization(value),
  'aws:principalorgpaths': (value, inside) =>
    inside.organization(value.split('/')[0]),
};

function namesCallers({ limits }: Grant): boolean {
  return limits.some(entries => entries.every(({ key }) => key in CALLER_KEYS));
}

/** Whether one of the limits admits nobody from outside. */
function isLimitedTo({ limits }: Grant, inside: InsideTest): boolean {
  const admitsInsidersOnly = ({ key, values }: ConditionEntry) =>
    key in CALLER_KEYS &&
    values.every(value => CALLER_KEYS[key](value, inside));
  return limits.some(entries => entries.every(admitsInsidersOnly));
}
