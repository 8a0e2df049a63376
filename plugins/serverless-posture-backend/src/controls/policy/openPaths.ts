import { RolePolicy } from 'backstage-plugin-serverless-posture-node';
import { memoize } from 'lodash';
import { EscalationPath, escalationPaths, PathAction } from './escalationPaths';
import { grantsAmong, RoleGrant, statementsOf } from './grants';
import { isPattern } from './wildcard';

/** A path that is open, with the statements that grant each of its actions. */
export interface OpenPath {
  path: EscalationPath;
  grants: RoleGrant[][];
}

/** The paths of which policies grant every action. */
export function openPaths(
  policies: readonly RolePolicy[],
  paths: readonly EscalationPath[] = escalationPaths,
): OpenPath[] {
  const statements = statementsOf(policies);
  const grantsOf = memoize(
    ({ action, passedTo }: PathAction) =>
      grantsAmong(
        statements,
        action,
        passedTo ? { 'iam:passedtoservice': passedTo } : {},
      ),
    ({ action, passedTo }) => `${action}>${passedTo}`,
  );
  return paths
    .filter(({ actions }) => actions.every(one => grantsOf(one).length > 0))
    .map(path => ({ path, grants: path.actions.map(grantsOf) }));
}

/** Whether one of the actions is granted on named resources only. */
export function isConfined({ grants }: OpenPath): boolean {
  return grants.some(ofAction =>
    ofAction.every(
      ({ statement: { resource } }) =>
        resource && !resource.not && !resource.patterns.some(isPattern),
    ),
  );
}

/** The first of the paths for people, by their actions. */
export function pathSummary(found: OpenPath[]): string {
  const names = found.map(({ path }) =>
    path.actions.map(({ action }) => action).join(' + '),
  );
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return names.slice(0, 3).join('; ') + more;
}
