import { databases } from '../__testUtils__/databases';
import { PostureStore } from '../store';
import { whereAlso } from './whereAlso';

it('leaves SQLite to go by the ids', async () => {
  const knex = await databases.init('SQLITE_3');
  await PostureStore.create({ knex });
  const { sql, bindings } = knex('findings')
    .whereIn('resource_id', ['a', 'b'])
    .modify(whereAlso, 'source', ['POSTURE'])
    .modify(whereAlso, 'status', ['FAILED', 'NOT_AVAILABLE'])
    .toSQL();
  const plan = await knex.raw(`explain query plan ${sql}`, [...bindings]);
  expect(plan).toEqual([
    expect.objectContaining({ detail: expect.stringContaining('resource_id') }),
  ]);
});
