// Being taken over is no failure of a task, so that its epoch can't tell how often it failed.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('run_tasks', table => {
    table.integer('failures').notNullable().defaultTo(0);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('run_tasks', table => {
    table.dropColumn('failures');
  });
};
