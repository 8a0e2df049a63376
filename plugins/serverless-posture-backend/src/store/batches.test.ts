import { append, appendMissing, updateMany, upsert } from './batches';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('batches on %s', databaseId => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await knex.schema.dropTableIfExists('things');
    await knex.schema.createTable('things', table => {
      table.string('id', 64).primary();
      table.text('name');
      table.integer('count');
      table.boolean('good');
    });
  });
  const all = async () =>
    (await knex('things').orderBy('id')).map(({ good, ...row }) => ({
      ...row,
      good: good === null ? null : Boolean(good),
    }));
  const thing = (id: string, name: string | null = null, count = 1) => ({
    id,
    name,
    count,
    good: true,
  });

  it('keep text, numbers, truth and nothing as they are, of more rows than fit one statement', async () => {
    const rows = Array.from({ length: 1201 }, (_, i) => ({
      ...thing(String(10_000 + i), `"quoted" \\u0041 \\ '${i}' ?? ü 🦊\n`, i),
      good: i % 2 ? true : null,
    }));
    await append(knex, 'things', rows);
    expect(await all()).toEqual(rows);
  });

  it('replace what no database keeps as text', async () => {
    await append(knex, 'things', [
      thing('a', 'NUL \u0000, half \ud83e and \udd8a, whole 🦊, \\u0000'),
    ]);
    expect((await all())[0].name).toBe(
      'NUL \ufffd, half \ufffd and \ufffd, whole 🦊, \\u0000',
    );
  });

  it('overwrite all, some, or none of what is there', async () => {
    await append(knex, 'things', [thing('a', 'old'), thing('b', 'old')]);
    await upsert(knex, 'things', ['id'], [thing('a', 'new', 2), thing('c')]);
    expect(await all()).toEqual([
      thing('a', 'new', 2),
      thing('b', 'old'),
      thing('c'),
    ]);
    await upsert(knex, 'things', ['id'], [thing('a', 'newer', 3)], ['name']);
    expect((await all())[0]).toEqual(thing('a', 'newer', 2));
    await upsert(knex, 'things', ['id'], [thing('a', 'newest', 4)], {
      count: knex.raw('things.count + excluded.count'),
    });
    expect((await all())[0]).toEqual(thing('a', 'newer', 6));
    await appendMissing(knex, 'things', ['id'], [thing('a'), thing('d')]);
    expect((await all()).map(({ id, name }) => [id, name])).toEqual([
      ['a', 'newer'],
      ['b', 'old'],
      ['c', null],
      ['d', null],
    ]);
  });

  it('write all rows or none', async () => {
    const rows = [thing('a'), thing('b'), thing('a')];
    await expect(append(knex, 'things', rows)).rejects.toHaveProperty(
      'message',
      expect.stringMatching(/unique/i),
    );
    expect(await all()).toEqual([]);
    await knex.transaction(async trx => {
      await append(trx, 'things', [thing('a'), thing('b')]);
      await trx.rollback();
    });
    expect(await all()).toEqual([]);
  });

  it('update each row to its own values', async () => {
    await append(knex, 'things', [thing('a'), thing('b'), thing('c')]);
    await updateMany(
      knex,
      'things',
      'id',
      ['name', 'count'],
      [
        { id: 'a', name: 'first', count: 7 },
        { id: 'b', name: null, count: 8 },
      ],
    );
    expect(await all()).toEqual([
      thing('a', 'first', 7),
      thing('b', null, 8),
      thing('c'),
    ]);
  });
});
