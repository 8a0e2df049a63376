import { selects } from './actions';
import { parsePolicy } from './document';
import { parseOperator } from './operators';

/**
 * Whether a resource policy refuses calls of these actions that come without TLS: a Deny for everyone, on every resource,
 * whose only condition is that `aws:SecureTransport` is false. Throws where the policy can't be read.
 */
export function deniesCleartext(
  policy: string | null,
  actions: string[],
): boolean {
  if (policy === null) return false;
  const denies = parsePolicy(policy).filter(
    ({ effect, principal, resource, conditions }) =>
      effect === 'Deny' &&
      principal !== undefined &&
      !principal.not &&
      principal.entries.some(
        ({ kind, value }) => value === '*' && (kind === '' || kind === 'aws'),
      ) &&
      !resource?.not &&
      conditions.length === 1 &&
      conditions.every(({ key, operator, values }) => {
        const { base, negated, set } = parseOperator(operator);
        return (
          key === 'aws:securetransport' &&
          base === 'bool' &&
          !negated &&
          set === undefined &&
          values.every(value => value.toLowerCase() === 'false')
        );
      }),
  );
  return actions.every(action =>
    denies.some(deny => selects(deny.action, action)),
  );
}
