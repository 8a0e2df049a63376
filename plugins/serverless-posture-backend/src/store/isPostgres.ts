import { Knex } from 'knex';

/** Whether several replicas can share this database. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
