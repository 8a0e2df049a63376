import { covers } from './actions';
import { ConditionEntry, parsePolicy, Statement } from './document';
import { namedCallers } from './principals';

/**
 * Whether a policy denies everyone every action of a service over plain HTTP, on all of these resources: an Allow that asks
 * for TLS does not, because other policies may allow the same without.
 */
export function refusesPlainHttp(
  policy: string | null,
  service: string,
  resources: readonly string[],
): boolean {
  return denies(policy).some(
    ({ action, resource }) =>
      covers(action, { not: false, patterns: [`${service}:*`] }) &&
      covers(resource, { not: false, patterns: [...resources] }),
  );
}

function denies(policy: string | null): Statement[] {
  if (policy === null) return [];
  return parsePolicy(policy).filter(
    ({ effect, principal, conditions }) =>
      effect === 'Deny' &&
      principal !== undefined &&
      !principal.not &&
      namedCallers(principal).some(({ kind }, index) => {
        const of = principal.entries[index].kind;
        return kind === 'everyone' && (of === '' || of === 'aws');
      }) &&
      conditions.length === 1 &&
      isPlainHttp(conditions[0]),
  );
}

function isPlainHttp({ operator, key, values }: ConditionEntry): boolean {
  return (
    key === 'aws:securetransport' &&
    /^bool(ifexists)?$/i.test(operator) &&
    values.length > 0 &&
    values.every(value => value.toLowerCase() === 'false')
  );
}
