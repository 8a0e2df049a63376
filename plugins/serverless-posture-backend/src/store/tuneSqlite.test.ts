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

it('forgets lists of values of many lengths, and keeps what is used between them', async () => {
  const knex = await databases.init('SQLITE_3');
  await tuneSqlite(knex);
  await knex.schema.createTable('things', table => table.text('name'));
  const connection = await knex.client.acquireConnection();
  knex.client.releaseConnection(connection);
  const used = 'select count(*) from things';
  const list = (length: number) =>
    `select * from things where name in (${Array(length).fill('?')})`;
  const [statement, first] = [used, list(1)].map(sql =>
    connection.prepare(sql),
  );
  for (let length = 2; length <= 400; length++) {
    connection.prepare(list(length));
    expect(connection.prepare(used)).toBe(statement);
  }
  expect(connection.prepare(list(400))).toBe(connection.prepare(list(400)));
  expect(connection.prepare(list(1))).not.toBe(first);
});
