import { RolePolicy } from 'backstage-plugin-serverless-posture-node';
import { EscalationPath, escalationPaths, PathAction } from './escalationPaths';
import { grantsAmong, RoleGrant, statementsOf } from './grants';
import { KnownKeys } from './operators';
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
  return paths.flatMap(path => {
    const grants = grantsOfAll(statements, path.actions);
    return grants ? [{ path, grants }] : [];
  });
}

/** The statements that grant each of some actions; undefined where none grants one of them, as is most often so. */
function grantsOfAll(
  statements: readonly RoleGrant[],
  actions: readonly PathAction[],
): RoleGrant[][] | undefined {
  const grants: RoleGrant[][] = [];
  for (const { action, passedTo } of actions) {
    const known: KnownKeys = passedTo
      ? { 'iam:passedtoservice': passedTo }
      : {};
    const found = grantsAmong(statements, action, known);
    if (found.length === 0) return undefined;
    grants.push(found);
  }
  return grants;
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
