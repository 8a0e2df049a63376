import { NotFoundError } from '@backstage/errors';
import {
  AccountCoverage,
  GLOBAL_REGION,
  postureCollectionReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { groupBy, sumBy } from 'lodash';
import { CoverageCell } from '../store/scopes/cells';
import { AccountTotals } from '../store/scopes/totals';
import { AccountRow } from '../store/types';
import { ApiContext } from './context';
import { obstacles } from './obstacles';
import { presentScope } from './present';
import { PostureRouter } from './router';

/** `/coverage`: which Regions of which accounts were read, what stands in the way, and how each collector fared in one account. */
export function addCoverageRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer, configuration } = context;

  router.get('/coverage', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    await authorizer.require(credentials, postureCollectionReadPermission);
    const [cells, totals, inTheWay, accounts] = await Promise.all([
      store.scopes.cells(),
      store.scopes.totals(),
      store.scopes.inTheWay(),
      store.accounts.all(),
    ]);
    const cellsOf = groupBy(cells, 'accountId');
    const names = new Map(
      accounts.map(({ accountId, name }) => [accountId, name]),
    );
    const counted = [...totals.values()];
    const expected = sumBy(counted, 'expected');
    response.json({
      share: expected ? sumBy(counted, 'complete') / expected : 1,
      regions: regionsOf(cells),
      accounts: accounts.map(account =>
        accountCoverage(
          account,
          cellsOf[account.accountId] ?? [],
          totals.get(account.accountId),
        ),
      ),
      obstacles: obstacles(
        inTheWay,
        names,
        configuration.organization?.roleName,
      ),
    });
  });

  router.get('/coverage/:accountId', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    await authorizer.require(credentials, postureCollectionReadPermission);
    const { accountId } = request.params;
    const { region } = request.query;
    const names = await store.accounts.names([accountId]);
    const name = names.get(accountId);
    if (name === undefined) {
      throw new NotFoundError(
        `There is no account ${accountId}; GET /coverage lists those that are known`,
      );
    }
    const scopes = await store.scopes.current({
      accountIds: [accountId],
      regions: region ? [region] : undefined,
    });
    response.json({
      accountId,
      name,
      scopes: scopes.map(scope => presentScope(scope, names)),
    });
  });
}

function accountCoverage(
  { accountId, name, state }: AccountRow,
  cells: CoverageCell[],
  totals?: AccountTotals,
): AccountCoverage {
  return {
    accountId,
    name,
    state,
    lastCompleteAt: totals?.lastCompleteAt?.toISOString(),
    regions: cells
      .map(cell => ({ region: cell.region, state: cell.state }))
      .sort((a, b) => globalFirst(a.region, b.region)),
  };
}

function regionsOf(cells: CoverageCell[]): string[] {
  return [...new Set(cells.map(({ region }) => region))].sort(globalFirst);
}

function globalFirst(a: string, b: string): number {
  const [x, y] = [a, b].map(region => (region === GLOBAL_REGION ? '' : region));
  if (x === y) return 0;
  return x < y ? -1 : 1;
}
