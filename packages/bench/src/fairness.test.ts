import { CompletedByAccount, jain } from './fairness';

describe('fairness', () => {
  it('is 1 for equal shares, and 1 ÷ count where one has all', () => {
    expect(jain([0.5, 0.5, 0.5])).toBe(1);
    expect(jain([1, 0, 0, 0])).toBe(0.25);
  });

  it('compares what accounts have at half time, without reads for all of them', () => {
    let now = 0;
    const completed = new CompletedByAccount({ now: () => now });
    completed.start();
    const answer = (at: number, accountId: string, operation: string) => {
      now = at;
      completed.count({ accountId, operation, region: 'eu-west-1' });
    };
    answer(1, 'first', 'lambda:ListFunctions');
    answer(2, 'first', 'lambda:GetPolicy');
    answer(3, 'second', 'organizations:ListAccounts');
    answer(9, 'second', 'lambda:ListFunctions');
    answer(10, 'second', 'lambda:GetPolicy');
    expect(completed.fairness()).toBe(0.5);
  });
});
