import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { smallWorld, World } from 'aws-simulator';
import { TestOrganization } from '../__testUtils__/organization';

jest.setTimeout(120_000);

const SHOP = '333344445555';

function world(authorization: 'NONE' | 'AWS_IAM', methods = ['GET']): World {
  return smallWorld({
    accounts: [
      {
        name: 'shop',
        id: SHOP,
        restApis: [
          {
            name: 'orders',
            stages: [{ name: 'live' }],
            methods: methods.map(method => ({
              path: '/orders',
              method,
              authorization,
            })),
          },
          { name: 'empty', stages: [{ name: 'live' }], methods: [] },
        ],
        httpApis: [
          {
            name: 'items',
            stages: [{ name: '$default' }],
            routes: methods.map(method => ({
              key: `${method} /items`,
              authorization: 'AWS_IAM',
            })),
          },
        ],
      },
    ],
  });
}

/** As if somebody had deployed: the world's deployments have other ids. */
function deployed(made: World, id: string): World {
  return {
    ...made,
    at(date) {
      const state = made.at(date);
      for (const cell of state.accounts.get(SHOP)!.cells.values()) {
        for (const { stages, deployments } of cell.restApis) {
          for (const stage of stages) stage.deploymentId = id;
          for (const deployment of deployments) deployment.id = id;
        }
        for (const { stages } of cell.httpApis)
          for (const stage of stages) stage.DeploymentId = id;
      }
      return state;
    },
  };
}

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('what an API contains', () => {
  let organization: TestOrganization;

  beforeEach(async () => {
    organization = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      deployed(world('AWS_IAM'), 'first'),
    );
  });
  afterEach(() => organization.close());

  async function run(reconcile?: JsonObject) {
    const posture = reconcile ? { reconcile } : {};
    const { calls, state } = await organization.run({
      posture,
    });
    const methods = await organization.store.resources.ofAccount(SHOP, {
      types: ['AWS::ApiGateway::Method', 'AWS::ApiGatewayV2::Route'],
    });
    const verdicts = await organization.verdicts();
    return {
      state,
      stages: calls['apigateway:GetStages'],
      resources: calls['apigateway:GetResources'] ?? 0,
      deployments: calls['apigateway:GetDeployment'] ?? 0,
      routes: calls['apigatewayv2:GetRoutes'] ?? 0,
      names: methods.map(({ resource }) => resource.name).sort(),
      stale: methods.filter(({ stale }) => stale).length,
      readAt: [...new Set(methods.map(row => row.resource.origin?.at))],
      verdict:
        verdicts['shop/eu-west-1 GET /orders apigw-rest-method-authorization'],
    };
  }

  const unchanged = {
    state: 'complete',
    stages: 2,
    resources: 0,
    deployments: 0,
    routes: 0,
    names: ['GET /items', 'GET /orders'],
    stale: 0,
    verdict: 'PASSED',
  };

  it('is not read again while the same is deployed, and says when it was', async () => {
    const first = await run();
    expect(first).toMatchObject({
      ...unchanged,
      resources: 2,
      deployments: 2,
      routes: 1,
    });
    for (const at of first.readAt) expect(at).toMatch(/^2026-11-16T06:10:/);
    const second = await run();
    expect(second).toMatchObject(unchanged);
    expect(second.readAt).toEqual(first.readAt);
    expect(await run()).toMatchObject(unchanged);
  });

  it('is read again once something was deployed', async () => {
    await run();
    await organization.become(
      deployed(world('NONE', ['GET', 'PUT']), 'second'),
    );
    expect(await run()).toMatchObject({
      resources: 2,
      deployments: 2,
      routes: 1,
      names: ['GET /items', 'GET /orders', 'PUT /items', 'PUT /orders'],
      verdict: 'FAILED',
    });
  });

  it('is read again at the latest when the window ends', async () => {
    await run();
    await organization.become(deployed(world('NONE'), 'first'));
    expect(await run({ minutes: 15 })).toMatchObject(unchanged);
    expect(await run({ minutes: 15 })).toMatchObject({
      resources: 2,
      // What was deployed never changes.
      deployments: 0,
      routes: 1,
      verdict: 'FAILED',
    });
  });

  it('is read again after it could not be read, or what is deployed could not', async () => {
    await run();
    const { faults } = organization.simulator;
    const effect = { error: { code: 'AccessDeniedException', status: 403 } };
    faults.set([{ operation: 'apigateway:GetStages', effect }]);
    const blind = await run();
    expect(blind).toMatchObject({ state: 'partial', resources: 2, routes: 0 });
    faults.set([
      { operation: 'apigateway:GetStages', effect },
      { operation: 'apigateway:GetResources', effect },
    ]);
    expect(await run()).toMatchObject({ stale: 1, verdict: 'NOT_AVAILABLE' });
    faults.set([]);
    expect(await run()).toMatchObject({
      ...unchanged,
      resources: 2,
      deployments: 2,
    });
    expect(await run()).toMatchObject(unchanged);
  });
});
