import { Knex } from 'knex';

/**
 * Writes as a whole, or not at all. Within a transaction it joins that one: a savepoint would cost two statements more, and
 * what fails here fails the whole anyway.
 */
export async function asWhole<T>(
  knex: Knex,
  work: (trx: Knex) => Promise<T>,
): Promise<T> {
  return knex.isTransaction ? work(knex) : knex.transaction(work);
}
