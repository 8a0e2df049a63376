// How exposed a resource is, is told once for it, and taken over by all that is found on it.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('resources', table => {
    table
      .boolean('exposed')
      .comment(
        'An unbroken way leads to it from the internet; null where nobody knows',
      );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('resources', table => {
    table.dropColumn('exposed');
  });
};
