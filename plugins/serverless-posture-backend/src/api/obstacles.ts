import {
  AlikePlaces,
  Obstacle,
} from 'backstage-plugin-serverless-posture-common';
import { sortBy } from 'lodash';
import { obstacleOf } from '../runs/obstacles';
import { isWaiting } from '../runs/waiting';
import { ScopeInTheWay } from '../store/scopes/inTheWay';

type Alike = NonNullable<ScopeInTheWay['alike']>;

/**
 * What stands in the way, the worst first and what is switched off last. The same sentence about several collectors is
 * said once, with where else it holds.
 */
export function obstacles(
  scopes: ScopeInTheWay[],
  names: ReadonlyMap<string, string>,
  roleName: string | undefined,
): Obstacle[] {
  const order: ScopeInTheWay['state'][] = ['failed', 'partial', 'skipped'];
  const incomplete = sortBy(
    // What waits because nothing is there stands in nobody's way.
    scopes.filter(one => order.includes(one.state) && !isWaiting(one)),
    ({ state }) => order.indexOf(state),
  );
  const said = new Map<string, Obstacle>();
  for (const scope of incomplete) {
    const obstacle: Obstacle = {
      ...obstacleOf(scope, names.get(scope.accountId), roleName),
      alike: scope.alike && presentAlike(scope.alike, names),
    };
    const key = `${obstacle.title}\n${obstacle.detail}`;
    if (!said.has(key)) said.set(key, obstacle);
  }
  return [...said.values()];
}

function presentAlike(
  { accounts, accountIds, isInOtherRegions }: Alike,
  names: ReadonlyMap<string, string>,
): AlikePlaces | undefined {
  if (accounts === 0 && !isInOtherRegions) return undefined;
  return {
    accounts,
    accountNames: accountIds.map(id => names.get(id) ?? id),
    inOtherRegions: isInOtherRegions,
  };
}
