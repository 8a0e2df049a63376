import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createWorld } from './createWorld';
import { demoCatalog, demoCatalogYaml } from './demo/catalog';
import { floorSeconds } from './floorSeconds';
import { minimumCalls } from './minimumCalls';
import { World } from './world';

const counted = (world: World, at = world.today) => {
  const state = world.at(at);
  const cells = [...state.accounts.values()].flatMap(account => [
    ...account.cells.values(),
  ]);
  return {
    accounts: state.accounts.size,
    functions: cells.flatMap(cell => cell.functions).length,
    restApis: cells.flatMap(cell => cell.restApis).length,
    httpApis: cells.flatMap(cell => cell.httpApis).length,
    findings: cells.flatMap(cell => cell.findings).length,
  };
};

const snapshot = (world: World, at: Date) =>
  JSON.stringify(
    [...world.at(at).accounts.values()].map(account => [
      account.roles,
      [...account.cells],
    ]),
  );

describe('world S', () => {
  const world = createWorld('S');

  it('has the size that its floors are computed for', () => {
    expect(counted(world)).toEqual({
      accounts: 10,
      functions: 2000,
      restApis: 200,
      httpApis: 200,
      findings: 20_000,
    });
  });

  it('takes 3,760 calls for functions and APIs at most, and the quotas of one cell', () => {
    const { calls, total } = minimumCalls(world, world.today);
    expect(calls).toMatchObject({
      'lambda:ListFunctions': 40,
      'lambda:GetPolicy': 2000,
      'lambda:ListFunctionUrlConfigs': 120,
      'tag:GetResources': 40,
      'apigateway:GetStages': 200,
      'apigateway:GetResources': 200,
      'apigatewayv2:GetRoutes': 200,
      'organizations:ListAccounts': 2,
      'sts:AssumeRole': 9,
      'iam:GetPolicy': 2,
    });
    expect(calls['securityhub:GetFindings']).toBeUndefined();
    expect(total).toBe(Object.values(calls).reduce((a, b) => a + b));
    expect(
      minimumCalls(world, world.today, { findings: true }).calls[
        'securityhub:GetFindings'
      ],
    ).toBe(151); // Nine of twelve controls are about serverless resources.
    // 50 policies in a cell: 45 beyond the burst at 15 a second.
    expect(floorSeconds(world, world.today)).toBeCloseTo(3);
    expect(floorSeconds(world, world.today, { quotaShare: 0.5 })).toBeCloseTo(
      6,
    );
    // 38 pages in the home Region, beyond a burst of 6, at 1.5 a second.
    expect(
      floorSeconds(world, world.today, { quotaShare: 0.5, findings: true }),
    ).toBeCloseTo((38 - 6) / 1.5);
    expect(
      floorSeconds(world, world.today, { quotaShare: 0.5, latencySeed: 1 }),
    ).toBeGreaterThan(6.2);
  });

  it('has a floor that asks which answers come, for each takes its own time', () => {
    const answered = jest.fn(() => 50);
    const floorOf = (options: object) =>
      floorSeconds(world, world.today, {
        quotaShare: 0.5,
        latencySeed: 1,
        ...options,
      });
    expect(floorOf({ answered })).not.toBe(floorOf({}));
    expect(answered).toHaveBeenCalledWith({
      operation: 'lambda:GetPolicy',
      accountId: world.accounts[1].id,
      region: world.homeRegion,
    });
  });
});

describe('the least calls of a warm collection', () => {
  const world = createWorld('S');
  const least = (warm: boolean) =>
    minimumCalls(world, world.today, { findings: true, warm });

  it('leave out what stays while what is deployed stays', () => {
    const { calls, total } = least(true);
    const cold = least(false);
    for (const gone of [
      'apigateway:GetDeployment',
      'apigateway:GetResources',
      'apigatewayv2:GetRoutes',
    ])
      expect(calls[gone]).toBeUndefined();
    expect(calls).toMatchObject({
      'lambda:GetPolicy': 2000,
      'lambda:GetAccountSettings': 40,
      'apigateway:GetStages': 200,
      'securityhub:GetFindings': 1,
    });
    // Deployments, methods, routes, all pages of findings but one, and versions of two policies.
    expect(cold.total - total).toBe(200 + 200 + 200 + 150 + 2);
  });
});

describe('demo world', () => {
  const world = createWorld('demo');
  const [first] = world.weeks();

  it('has the size of a shop', () => {
    const { accounts, functions, restApis, httpApis, findings } =
      counted(world);
    expect(accounts).toBe(12);
    expect(functions).toBeGreaterThan(250);
    expect(functions).toBeLessThan(350);
    expect(restApis + httpApis).toBeGreaterThan(50);
    expect(findings).toBeGreaterThan(1800);
    expect(findings).toBeLessThan(2400);
  });

  it('is the same for the same seed and day, and another for another seed', () => {
    expect(snapshot(createWorld('demo', 1), first)).toBe(
      snapshot(world, first),
    );
    expect(snapshot(createWorld('demo', 2), first)).not.toBe(
      snapshot(world, first),
    );
  });

  it('changes from week to week, on whatever day the weeks end', () => {
    for (let day = 0; day < 7; day++) {
      const other = createWorld(
        'demo',
        1,
        new Date(Date.UTC(2026, 10, 16 + day, 8)),
      );
      const weeks = other.weeks().map(week => snapshot(other, week));
      expect(new Set(weeks).size).toBe(8);
    }
  });

  it('tells the story of the checkout', () => {
    const checkout = (at: Date) =>
      world
        .at(at)
        .accounts.get('604719382057')!
        .cells.get('eu-west-1')!
        .functions.filter(({ configuration }) =>
          configuration.FunctionName.startsWith('checkout-api-'),
        );
    const names = (at: Date) =>
      checkout(at).map(fn => fn.configuration.FunctionName);
    expect(names(first)).toContain('checkout-api-legacy');
    expect(names(first)).not.toContain('checkout-api-express');
    expect(names(world.today)).not.toContain('checkout-api-legacy');
    expect(names(world.today)).toContain('checkout-api-express');
    const leaks = world
      .weeks()
      .map(week =>
        JSON.stringify(
          checkout(week).find(
            fn => fn.configuration.FunctionName === 'checkout-api-pay',
          )!.configuration.Environment,
        ).includes('sk_live'),
      );
    expect(leaks).toContain(true);
    expect([leaks[0], leaks.at(-1)]).toEqual([false, false]);
  });

  it('names only roles that exist in accounts that people look after', () => {
    const missing = [...world.at(world.today).accounts.values()]
      .filter(({ definition }) =>
        /^(prod|staging|security|log)/.test(definition.name),
      )
      .flatMap(({ cells, roles }) =>
        [...cells.values()]
          .flatMap(cell => cell.functions)
          .filter(
            ({ configuration }) =>
              !roles.some(({ Arn }) => Arn === configuration.Role),
          ),
      );
    expect(
      missing.map(({ configuration }) => configuration.FunctionArn),
    ).toEqual([]);
  });

  it('has a catalog, and the committed file is it', () => {
    const kinds = demoCatalog().map(({ kind }) => kind);
    expect(kinds.filter(kind => kind === 'Component')).toHaveLength(35);
    expect(kinds.filter(kind => kind === 'User')).toHaveLength(3);
    const file = resolve(__dirname, '../../catalog/demo.yaml');
    expect(readFileSync(file, 'utf8')).toBe(demoCatalogYaml());
  });
});
