/* eslint-disable jest/no-export, jest/expect-expect -- what tests are declared with */
import { TestDatabases } from '@backstage/backend-test-utils';
import { PostureStore } from '../store';

/** The two databases that everything runs on. */
export const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

/** A test on an empty store, once per database. */
export function testStore(
  name: string,
  test: (store: PostureStore) => Promise<void>,
) {
  it.each(databases.eachSupportedId())(`${name} (%s)`, async databaseId => {
    const knex = await databases.init(databaseId);
    await test(await PostureStore.create({ knex }));
  });
}
