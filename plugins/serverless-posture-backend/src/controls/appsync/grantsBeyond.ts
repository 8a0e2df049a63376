import { canonicalArn } from '../../aws';
import { covers } from '../policy/actions';
import { RoleGrant } from '../policy/grants';

/** Services whose resources a role needs beside the target of its data source. */
const BESIDE = /^arn:[^:]*:(kms|logs|xray|cloudwatch):/i;

/**
 * The statements that grant something on resources other than the targets and what lies within them (the indexes of a
 * table, the qualifiers of a function). What a Deny without condition covers is left out.
 *
 * @param targets - ARNs; `null` where they aren't known, so that nothing can be told
 */
export function grantsBeyond(
  all: readonly RoleGrant[],
  targets: readonly string[] | null,
): RoleGrant[] {
  if (targets === null) return [];
  const allowed = targets.flatMap(arn => [arn, canonicalArn(arn)]);
  const denies = all
    .map(({ statement }) => statement)
    .filter(
      ({ effect, conditions }) => effect === 'Deny' && conditions.length === 0,
    );
  return all.filter(({ statement: { effect, action, resource } }) => {
    if (effect !== 'Allow') return false;
    const isDenied = denies.some(
      deny => covers(deny.action, action) && covers(deny.resource, resource),
    );
    if (isDenied) return false;
    if (!resource || resource.not) return true;
    return resource.patterns.some(
      pattern =>
        !BESIDE.test(pattern) &&
        pattern !== '*' &&
        !allowed.some(arn => isWithin(pattern, arn)),
    );
  });
}

function isWithin(pattern: string, arn: string): boolean {
  return (
    pattern === arn ||
    pattern.startsWith(`${arn}/`) ||
    pattern.startsWith(`${arn}:`)
  );
}
