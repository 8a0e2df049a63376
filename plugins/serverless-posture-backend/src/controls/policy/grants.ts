import {
  Evidence,
  IamRole,
  RolePolicy,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { covers, selects, wholeServicePatterns } from './actions';
import { parsePolicy, Selection, Statement } from './document';
import { statementEvidence } from './evidence';
import { isMet, KnownKeys } from './operators';
import { isPattern, matches } from './wildcard';

/** An Allow statement that grants too much, with the policy that holds it. */
export interface RoleGrant {
  policy: RolePolicy;
  statement: Statement;
}

/**
 * An action and an ARN that no author can have had in mind: a statement that selects both selects everything, however
 * it is written (`*`, `*:*`, `NotAction`, `NotResource`).
 */
const ANYTHING = { action: 'xyzzy:Xyzzy', resource: 'arn:aws:xyzzy:::xyzzy' };

/** Likewise for IAM: who may do everything there may grant himself the rest. */
const anyIamAction = (roleArn: string) => ({
  action: 'iam:Xyzzy',
  resource: roleArn,
});

/**
 * The statements that make a role an administrator: every action on everything, or every IAM action on the role itself.
 * Conditions of an Allow are not taken as limits; only a Deny without condition is subtracted.
 */
export function adminGrants(
  policies: readonly RolePolicy[],
  roleArn: string,
): RoleGrant[] {
  return [ANYTHING, anyIamAction(roleArn)].flatMap(({ action, resource }) => {
    const selecting = statementsOf(policies).filter(
      ({ statement }) =>
        selects(statement.action, action) &&
        selects(statement.resource, resource),
    );
    const denied = selecting.some(
      ({ statement }) =>
        statement.effect === 'Deny' && statement.conditions.length === 0,
    );
    return denied
      ? []
      : selecting.filter(({ statement }) => statement.effect === 'Allow');
  });
}

/** The statements that grant all actions of a service and aren't wholly denied. */
export function serviceWildcardGrants(
  policies: readonly RolePolicy[],
): RoleGrant[] {
  const all = statementsOf(policies);
  const denies = all
    .map(({ statement }) => statement)
    .filter(
      ({ effect, conditions }) => effect === 'Deny' && conditions.length === 0,
    );
  return all.filter(
    ({ statement }) =>
      statement.effect === 'Allow' &&
      wholeServicePatterns(statement.action).some(
        pattern =>
          !denies.some(
            deny =>
              covers(deny.resource, statement.resource) &&
              covers(
                deny.action,
                statement.action.not
                  ? statement.action
                  : { not: false, patterns: [pattern] },
              ),
          ),
      ),
  );
}

/**
 * The statements that may grant an action on any resource. Left out are those that only apply to requests other than the
 * known one, and those that a Deny without condition covers. Other conditions of an Allow are not taken as limits.
 *
 * @param known - what is known of the request, such as `{ 'iam:passedtoservice': 'lambda.amazonaws.com' }`
 */
export function actionGrants(
  policies: readonly RolePolicy[],
  action: string,
  known: KnownKeys = {},
): RoleGrant[] {
  return grantsAmong(statementsOf(policies), action, known);
}

/** As {@link actionGrants}, of policies whose statements are at hand. */
export function grantsAmong(
  statements: readonly RoleGrant[],
  action: string,
  known: KnownKeys = {},
): RoleGrant[] {
  const selecting = statements.filter(
    ({ statement }) =>
      selects(statement.action, action) &&
      mayBeOfService(statement.resource, action),
  );
  const denies = selecting
    .map(({ statement }) => statement)
    .filter(
      ({ effect, conditions }) => effect === 'Deny' && conditions.length === 0,
    );
  return selecting.filter(
    ({ statement: { effect, resource, conditions } }) =>
      effect === 'Allow' &&
      !denies.some(deny => covers(deny.resource, resource)) &&
      !conditions.some(
        entry =>
          Object.keys(known).includes(entry.key) &&
          isMet(entry, known[entry.key]) === false,
      ),
  );
}

/**
 * Whether policies let their role do an action on one ARN; `maybe` where a condition decides.
 */
export function mayDo(
  policies: readonly RolePolicy[],
  action: string,
  arn: string,
): 'yes' | 'no' | 'maybe' {
  const selecting = statementsOf(policies)
    .map(({ statement }) => statement)
    .filter(one => selects(one.action, action) && selects(one.resource, arn));
  const unconditional = (effect: Statement['effect']) =>
    selecting.some(one => one.effect === effect && one.conditions.length === 0);
  if (unconditional('Deny')) return 'no';
  if (!selecting.some(({ effect }) => effect === 'Allow')) return 'no';
  const denies = selecting.some(({ effect }) => effect === 'Deny');
  return unconditional('Allow') && !denies ? 'yes' : 'maybe';
}

/** Services whose actions work on resources of another service as well. */
const OTHER_SERVICES: Record<string, string[]> = {
  sts: ['iam'],
  ssm: ['ec2'],
  'ec2-instance-connect': ['ec2'],
};

/** Whether a resource of the action's service may be among those selected: a bucket's ARN can't be a role's. */
function mayBeOfService(
  resource: Selection | undefined,
  action: string,
): boolean {
  if (!resource || resource.not) return true;
  const service = action.split(':')[0].toLowerCase();
  const services = [service, ...(OTHER_SERVICES[service] ?? [])];
  return resource.patterns.some(pattern => {
    const parts = pattern.split(':');
    return (
      parts.length < 6 ||
      isPattern(parts[0]) ||
      services.some(one => matches(parts[2], one))
    );
  });
}

/** The policies of a role that are known and can be read: enough to fail it, never to pass it. */
export function readablePolicies(role: IamRole): RolePolicy[] {
  return [
    ...(whereKnown(() => role.inlinePolicies) ?? []),
    ...(whereKnown(() => role.managedPolicies) ?? []),
  ].filter(policy => whereKnown(() => parsePolicy(policy.document)));
}

/**
 * Ends the evaluation where a policy of the role is unknown, can't be read or is attached without its document. Call it
 * before passing.
 */
export function assertAllReadable(role: IamRole): void {
  const policies = [...role.inlinePolicies, ...role.managedPolicies];
  policies.forEach(policy => parsePolicy(policy.document));
  const missing = role.attachedPolicyArns.find(
    arn => !policies.some(policy => policy.arn === arn),
  );
  if (missing) {
    throw new UnknownAttributeError('managedPolicies', {
      errorClass: 'not-read',
      message: `the document of ${missing} is missing`,
    });
  }
}

/** ARNs of attached AWS managed policies that need no document to be known for what they grant. */
export function attachedAdministratorPolicies(role: IamRole): string[] {
  const arns = whereKnown(() => role.attachedPolicyArns) ?? [];
  return arns.filter(arn =>
    /^arn:aws[a-z-]*:iam::aws:policy\/(AdministratorAccess|IAMFullAccess)$/.test(
      arn,
    ),
  );
}

/** Those of {@link attachedAdministratorPolicies} whose documents are not among the policies that could be read. */
export function unreadAdministratorPolicies(
  role: IamRole,
  policies: readonly RolePolicy[],
): string[] {
  return attachedAdministratorPolicies(role).filter(
    arn => !policies.some(policy => policy.arn === arn),
  );
}

/** Grants as evidence, such as `Policies[deploy].Statement[0]`; managed policies by their ARN. */
export function roleEvidence(roleArn: string, grants: RoleGrant[]): Evidence[] {
  const seen = new Set<Statement>();
  return grants.flatMap(({ policy, statement }) => {
    if (seen.has(statement)) return [];
    seen.add(statement);
    return statementEvidence(
      statement,
      policy.arn
        ? 'PolicyDocument'
        : `RolePolicyList[${policy.name}].PolicyDocument`,
      policy.arn ?? roleArn,
    );
  });
}

/** All statements of a role's policies. */
export function statementsOf(policies: readonly RolePolicy[]): RoleGrant[] {
  return policies.flatMap(policy =>
    parsePolicy(policy.document).map(statement => ({ policy, statement })),
  );
}
