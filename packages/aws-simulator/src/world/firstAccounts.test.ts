import { createWorld } from './createWorld';
import { firstAccounts } from './firstAccounts';

describe('firstAccounts', () => {
  const whole = createWorld('S', 1);

  it('leaves out the others, and changes nothing of those', () => {
    const { accounts, at } = firstAccounts(whole, 3);
    const ids = accounts.map(({ id }) => id);
    expect(ids).toEqual(whole.accounts.slice(0, 3).map(({ id }) => id));
    const state = at(whole.today);
    expect([...state.accounts.keys()]).toEqual(ids);
    expect(state.accounts.get(ids[2])).toBe(
      whole.at(whole.today).accounts.get(ids[2]),
    );
    expect(at(whole.today)).toBe(state);
  });

  it('needs the accounts that the organization is read through', () => {
    expect(() => firstAccounts(whole, 1)).toThrow(/is not among the first 1$/);
  });
});
