import { RolePolicy } from 'backstage-plugin-serverless-posture-node';
import { EscalationPath, escalationPaths } from './escalationPaths';
import { actionGrants, RoleGrant } from './grants';
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
  return paths
    .map(path => ({
      path,
      grants: path.actions.map(({ action, passedTo }) =>
        actionGrants(
          policies,
          action,
          passedTo ? { 'iam:passedtoservice': passedTo } : {},
        ),
      ),
    }))
    .filter(({ grants }) => grants.every(({ length }) => length > 0));
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
