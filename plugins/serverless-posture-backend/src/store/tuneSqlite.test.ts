import { databases } from './__testUtils__/databases';
import { tuneSqlite } from './tuneSqlite';

it('compiles each statement of SQLite once, whoever opens the store', async () => {
  const knex = await databases.init('SQLITE_3');
  const connection = await knex.client.acquireConnection();
  knex.client.releaseConnection(connection);
  const compile = jest.spyOn(Object.getPrototypeOf(connection), 'prepare');
  await tuneSqlite(knex);
  await tuneSqlite(knex);
  await knex.schema.createTable('things', table => table.text('name'));
  compile.mockClear();
  for (const name of ['one', 'another']) await knex('things').insert({ name });
  expect(await knex('things').orderBy('name').pluck('name')).toEqual([
    'another',
    'one',
  ]);
  expect(await knex('things').orderBy('name').pluck('name')).toHaveLength(2);
  expect(compile).toHaveBeenCalledTimes(2);
});
