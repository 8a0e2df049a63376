// Of a large organization, too many tasks wait to be held in memory: the largest are looked up.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('run_tasks', table => {
    table
      .integer('size')
      .notNullable()
      .defaultTo(0)
      .comment('How many resources it is expected to read');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('run_tasks', table => {
    table.dropColumn('size');
  });
};
