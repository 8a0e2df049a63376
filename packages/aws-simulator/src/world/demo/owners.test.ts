import { createWorld } from '../createWorld';
import { demoOwners } from './owners';

describe('the owners of the demo world', () => {
  const world = createWorld('demo', 1);
  const owners = demoOwners(world);

  it('are known of every function, whatever its tags say', () => {
    const functions = world.accounts.flatMap(({ cells }) =>
      Object.values(cells).flatMap(cell =>
        cell.functions.map(({ value }) => value),
      ),
    );
    const unknown = functions.filter(
      ({ configuration }) => !owners.has(configuration.FunctionArn),
    );
    expect(unknown.map(fn => fn.configuration.FunctionArn)).toEqual([]);
    expect(functions.some(({ tags }) => !tags.service)).toBe(true);
  });

  it('are the teams of the shop, and nobody for what was left behind', () => {
    expect(
      owners.get('arn:aws:lambda:eu-west-1:345871209663:function:hello-world'),
    ).toBeNull();
    expect(owners.get('arn:aws:iam::604719382057:role/checkout-api-role')).toBe(
      'payments',
    );
    expect(owners.get('arn:aws:sqs:eu-west-1:604719382057:refunds-jobs')).toBe(
      'payments',
    );
  });
});
