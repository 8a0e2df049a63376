import { Knex } from 'knex';
import { PostureAuthorization, whereAuthorized } from '../authorization';

/** How many resources without an owner are suggested to some owners, of those that the caller may see. */
export async function suggestedCount(
  knex: Knex,
  ownerRefs: string[],
  authorization?: PostureAuthorization,
): Promise<number> {
  const query = knex('resources')
    .whereNull('resources.owner_ref')
    .whereNull('resources.gone_at')
    .where('resources.is_stand_in', false)
    .where(any => {
      for (const ref of ownerRefs) {
        // Only what nobody owns has suggestions, and most has an owner: the text of so few is looked through quickly.
        const text = JSON.stringify(ref).replace(/[\\%_]/g, '\\$&');
        any.orWhereRaw(`resources.attribution like ? escape '\\'`, [
          `%"suggestions":%"ownerRef":${text}%`,
        ]);
      }
    });
  whereAuthorized(query, 'resources', authorization);
  const [{ count }] = await query.count({ count: '*' });
  return Number(count);
}
