import { World, WorldState } from './world';

/**
 * The world of the first accounts alone, management and administrator among them: a sample where the whole takes too long.
 * Throws where these two would be left out.
 *
 * @param count - all where there are fewer
 */
export function firstAccounts(world: World, count: number): World {
  const accounts = world.accounts.slice(0, count);
  const ids = new Set(accounts.map(({ id }) => id));
  const { managementAccountId, securityHubAdministratorId } = world;
  for (const id of [managementAccountId, securityHubAdministratorId]) {
    if (!ids.has(id))
      throw new Error(
        `firstAccounts: account ${id} of the organization is not among the first ${count}`,
      );
  }
  const states = new WeakMap<WorldState, WorldState>();
  return {
    ...world,
    accounts,
    at(date) {
      const whole = world.at(date);
      const known = states.get(whole);
      if (known) return known;
      const state = {
        ...whole,
        accounts: new Map([...whole.accounts].filter(([id]) => ids.has(id))),
      };
      states.set(whole, state);
      return state;
    },
  };
}
