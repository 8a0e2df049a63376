import {
  control,
  EvaluationContext,
  failed,
  passed,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { statementEvidence } from '../policy/evidence';
import { isPattern } from '../policy/wildcard';
import { assertClear, Grant, isUnlimited, whoMay } from '../policy/whoMay';
import { changeTrust } from './remedies';

/** Source: IAM guide, "Access to AWS accounts owned by third parties". */
export const iamRoleCrossAccountTrust = control({
  id: 'iam-role-cross-account-trust',
  title: 'Roles trust accounts of the organization, others by external id',
  description:
    'A role that anyone, or an account outside the organization, may assume is a door that nobody watches. Every account and principal of ' +
    'AWS that the trust policy admits must belong to an active account of the organization, or come with a fixed ' +
    'sts:ExternalId, which vendors give each customer. Principals that were deleted fail with low severity. Identity ' +
    'providers and AWS services are not judged here; whether a foreign account with an external id is a vendor of yours is not known.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::IAM::Role',
  references: {
    documents: [
      {
        title: 'Access to AWS accounts owned by third parties',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
      },
    ],
  },
  evaluate(role, context) {
    const callers = whoMay('sts:AssumeRole', role.trustPolicy);
    const isInside = (account: string) =>
      account === role.$.accountId ||
      context.organizationAccounts().has(account);
    // Everyone first: that needs no list of accounts.
    const everyone = callers.everyone.filter(
      grant => isUnlimited(grant) && !hasExternalId(grant),
    );
    const open = everyone.length
      ? everyone
      : [
          ...callers.accounts.filter(
            grant => !hasExternalId(grant) && !isInside(grant.caller.account!),
          ),
          ...callers.everyone.filter(
            grant =>
              !hasExternalId(grant) &&
              !admitsInsidersOnly(grant, isInside, context),
          ),
        ];
    if (open.length > 0) {
      return failed(trustEvidence(open), {
        reason: `${[...new Set(open.map(({ caller }) => caller.value))].join(
          ', ',
        )} may assume it`.slice(0, 300),
      });
    }
    if (callers.deleted.length > 0) {
      return failed(trustEvidence(callers.deleted), {
        severity: 'LOW',
        reason: 'the statement names a user or role that was deleted',
      });
    }
    assertClear(callers);
    return passed();
  },
  remedy: role =>
    changeTrust(
      role,
      `Name the account that may assume ${role.name}, and ask vendors for an external id.`,
      {
        cloudformation: `- Effect: Allow\n  Principal: { AWS: "<account id>" }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { "sts:ExternalId": "<external id>" } }`,
        terraform: `principals {\n  type        = "AWS"\n  identifiers = ["<account id>"]\n}\ncondition {\n  test     = "StringEquals"\n  variable = "sts:ExternalId"\n  values   = ["<external id>"]\n}`,
      },
    ),
});

function trustEvidence(grants: Grant[]) {
  return [...new Set(grants.map(({ statement }) => statement))].map(statement =>
    statementEvidence(statement, 'AssumeRolePolicyDocument'),
  );
}

/** Whether the statement asks for one of some fixed external ids. */
function hasExternalId({ statement }: Grant): boolean {
  return statement.conditions.some(
    ({ operator, key, values }) =>
      key === 'sts:externalid' &&
      /^string(equals|equalsignorecase|like)$/i.test(operator) &&
      values.length > 0 &&
      values.every(value => value.length > 1 && !isPattern(value)),
  );
}

/** Whether what limits a grant to everyone leaves only principals of the organization. */
function admitsInsidersOnly(
  { limits }: Grant,
  isInside: (account: string) => boolean,
  context: EvaluationContext,
): boolean {
  const isOurs = (id: string) => {
    const ours = context.organizationId();
    if (ours !== undefined) return id === ours;
    throw new UnknownAttributeError('organization', {
      errorClass: 'not-read',
      message: 'the id of the organization is not known',
    });
  };
  const names: Record<string, (value: string) => boolean> = {
    'aws:principalaccount': isInside,
    'aws:principalarn': value => isInside(value.split(':')[4]),
    'aws:principalorgid': isOurs,
    'aws:principalorgpaths': value => isOurs(value.split('/')[0]),
  };
  return limits.some(entries =>
    entries.every(
      ({ key, values }) =>
        Object.keys(names).includes(key) && values.every(names[key]),
    ),
  );
}
