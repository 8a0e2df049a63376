import { Knex } from 'knex';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { inLists } from '../batches';

/** How many resources without an owner most likely belong to some owners, of those that the caller may see. */
export async function suggestedCount(
  knex: Knex,
  ownerRefs: string[],
  authorization?: PostureAuthorization,
): Promise<number> {
  let found = 0;
  for (const refs of inLists(ownerRefs)) {
    const [{ count }] = await knex('resources')
      .whereIn('suggested_owner_ref', refs)
      .whereNull('gone_at')
      .where('is_stand_in', false)
      .modify(query => whereAuthorized(query, 'resources', authorization))
      .count({ count: '*' });
    found += Number(count);
  }
  return found;
}
