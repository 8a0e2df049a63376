import { OrganizationPolicies } from 'backstage-plugin-serverless-posture-node';
import { ConditionEntry, parsePolicy, Statement } from '../policy/document';
import { selects } from '../policy/actions';

type Policy = OrganizationPolicies['policies'][number];

/** How far a guardrail reaches. */
export type Reach = 'everywhere' | 'somewhere' | 'nowhere';

/**
 * Whether service control policies deny an action on every resource, in all accounts or in those of some units.
 *
 * @param limits - whether a condition leaves enough denied; conditions on the caller only, which exempt administrators,
 * always do. All conditions of a statement must.
 */
export function denied(
  policies: readonly Policy[],
  action: string,
  limits: (entry: ConditionEntry) => boolean = () => false,
): Reach {
  const attached = policies.filter(({ targets }) => targets.length > 0);
  const denying = attached.filter(({ content }) =>
    parsePolicy(content).some(statement => denies(statement, action, limits)),
  );
  if (denying.length === 0) return 'nowhere';
  return denying.some(({ targets }) =>
    targets.some(target => target.startsWith('r-')),
  )
    ? 'everywhere'
    : 'somewhere';
}

function denies(
  { effect, action, resource, conditions }: Statement,
  wanted: string,
  limits: (entry: ConditionEntry) => boolean,
): boolean {
  const isOnAll = !resource || resource.patterns.includes('*');
  return (
    effect === 'Deny' &&
    selects(action, wanted) &&
    isOnAll &&
    !resource?.not &&
    conditions.every(entry => exemptsCallers(entry) || limits(entry))
  );
}

/** `Deny unless the caller is …`: everybody else is denied. */
function exemptsCallers({ operator, key, values }: ConditionEntry): boolean {
  return (
    key === 'aws:principalarn' &&
    /^(StringNotEquals|StringNotLike|ArnNotEquals|ArnNotLike)(IfExists)?$/i.test(
      operator,
    ) &&
    !values.some(value => /^[*?]+$/.test(value) || value.endsWith(':*'))
  );
}
