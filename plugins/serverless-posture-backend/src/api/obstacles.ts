import { Obstacle } from 'backstage-plugin-serverless-posture-common';
import { sortBy } from 'lodash';
import { obstacleOf } from '../runs/obstacles';
import { isWaiting } from '../runs/waiting';
import { ScopeRow } from '../store/types';

/**
 * What stands in the way, the worst first and what is switched off last. The same sentence about several collectors is
 * said once.
 */
export function obstacles(
  scopes: ScopeRow[],
  names: ReadonlyMap<string, string>,
  roleName: string | undefined,
): Obstacle[] {
  const order: ScopeRow['state'][] = ['failed', 'partial', 'skipped'];
  const incomplete = sortBy(
    // What waits because nothing is there stands in nobody's way.
    scopes.filter(one => order.includes(one.state) && !isWaiting(one)),
    ({ state }) => order.indexOf(state),
  );
  const said = new Map<string, Obstacle>();
  for (const scope of incomplete) {
    const obstacle = obstacleOf(scope, names.get(scope.accountId), roleName);
    const key = `${obstacle.title}\n${obstacle.detail}`;
    if (!said.has(key)) said.set(key, obstacle);
  }
  return [...said.values()];
}
