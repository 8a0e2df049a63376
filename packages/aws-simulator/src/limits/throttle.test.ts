import { createThrottle } from './throttle';

const reads = {
  id: 'reads',
  operations: ['lambda:ListFunctions'],
  scope: 'account' as const,
  rate: 1,
  burst: 1,
  source: 'assumed' as const,
  reference: 'none',
};

describe('throttle', () => {
  it('remembers who asked just now, however many others ask', () => {
    const throttle = createThrottle(() => [reads]);
    const ask = (account: string, now: number) =>
      throttle('lambda:ListFunctions', account, 'eu-west-1', now);
    expect(ask('first', 0)).toBeUndefined();
    for (let i = 0; i < 5_000; i++)
      expect(ask(`other-${i}`, 500)).toBeUndefined();
    expect(ask('first', 500)).toBe(0.5);
    expect(ask('first', 1000)).toBeUndefined();
    expect(ask('other-4999', 1000)).toBe(0.5);
  });
});
