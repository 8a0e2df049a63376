/**
 * The resources that an identity policy allows something on, as it writes them: exact ARNs and patterns. `NotResource`
 * names what is left out, and so nothing. Text that is no policy names nothing: controls say so where they judge the role.
 */
export function grantedArns(policy: string): string[] {
  let statements: unknown;
  try {
    statements = JSON.parse(policy)?.Statement;
  } catch {
    return [];
  }
  return list(statements).flatMap(statement => {
    if (typeof statement !== 'object' || statement === null) return [];
    const { Effect, Resource } = statement as Record<string, unknown>;
    if (Effect !== 'Allow') return [];
    return list(Resource).filter(
      (one): one is string => typeof one === 'string' && /^arn:/.test(one),
    );
  });
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
