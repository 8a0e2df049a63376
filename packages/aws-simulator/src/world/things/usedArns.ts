import type { AccountState, CellState } from '../world';

/** What functions and methods of a cell may use by name. */
export interface UsedArns {
  any(service: string): boolean;
  has(arn: string): boolean;
  /** Named without a wildcard. */
  exact(service: string): string[];
}

const known = new WeakMap<CellState, UsedArns>();

/** What the roles of functions and methods name of the own account: ARNs whose name isn't a wildcard as a whole. */
export function used(
  cell: CellState,
  account: AccountState,
  region: string,
): UsedArns {
  const before = known.get(cell);
  if (before) return before;
  const roles = new Set([
    ...cell.functions.map(({ configuration }) => configuration.Role),
    ...cell.restApis.flatMap(({ resources }) =>
      resources.flatMap(({ resourceMethods = {} }) =>
        Object.values(resourceMethods).map(
          method => method.methodIntegration?.credentials,
        ),
      ),
    ),
  ]);
  const granted = account.roles
    .filter(({ Arn }) => roles.has(Arn))
    .flatMap(({ RolePolicyList = [], AttachedManagedPolicies = [] }) => [
      ...RolePolicyList.map(({ PolicyDocument }) => PolicyDocument!),
      ...AttachedManagedPolicies.flatMap(({ PolicyArn }) =>
        account.policies
          .filter(({ Arn }) => Arn === PolicyArn)
          .flatMap(({ PolicyVersionList = [] }) =>
            PolicyVersionList.map(({ Document }) => Document!),
          ),
      ),
    ])
    .flatMap(resourcesOf);
  const direct = cell.functions.flatMap(({ configuration, eventSources }) => [
    configuration.KMSKeyArn,
    configuration.DeadLetterConfig?.TargetArn,
    ...eventSources.map(({ EventSourceArn }) => EventSourceArn),
  ]);
  const here = [...granted, ...direct].flatMap(text => {
    const [, , service, place, id, ...rest] = (text ?? '').split(':');
    const name = rest.join(':');
    const isHere =
      ['', '*', region].includes(place) &&
      ['', '*', account.definition.id].includes(id);
    // Of a table, a key, … the second part is the name.
    const wild = /^(\*|[a-z-]+[/:]\*)([/:]\*)*$/.test(name);
    return isHere && name && !wild ? [{ service, name }] : [];
  });
  const result: UsedArns = {
    any: service => here.some(one => one.service === service),
    has: arn => {
      const [, , service, , , ...rest] = arn.split(':');
      return here.some(
        one => one.service === service && names(one.name, rest.join(':')),
      );
    },
    exact: service => [
      ...new Set(
        here
          .filter(one => one.service === service && !/[*?]/.test(one.name))
          .map(({ name }) => name),
      ),
    ],
  };
  known.set(cell, result);
  return result;
}

function resourcesOf(document: string): string[] {
  const text = document.startsWith('%')
    ? decodeURIComponent(document)
    : document;
  return JSON.parse(text)
    .Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow')
    .flatMap(({ Resource }: { Resource?: string | string[] }) => Resource ?? [])
    .filter((one: string) => one.startsWith('arn:'));
}

/** Whether a pattern names a resource, or something below it such as the objects of a bucket. */
function names(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return (
    new RegExp(`^${source}$`).test(name) ||
    (pattern.includes('/') &&
      names(pattern.slice(0, pattern.lastIndexOf('/')), name))
  );
}
