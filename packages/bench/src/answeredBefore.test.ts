import { AnsweredBefore } from './answeredBefore';

const policy = {
  operation: 'lambda:GetPolicy',
  accountId: '111122223333',
  region: 'eu-west-1',
};

describe('AnsweredBefore', () => {
  it('counts what came before a run, in one Region or in all', () => {
    const answered = new AnsweredBefore();
    answered.count(policy);
    answered.count({ ...policy, region: 'us-east-1' });
    expect(answered.of(policy)).toBe(0);
    answered.start();
    answered.count(policy);
    expect(answered.of(policy)).toBe(1);
    const { region: _, ...anywhere } = policy;
    expect(answered.of(anywhere)).toBe(2);
    expect(answered.of({ ...policy, accountId: '444455556666' })).toBe(0);
  });
});
