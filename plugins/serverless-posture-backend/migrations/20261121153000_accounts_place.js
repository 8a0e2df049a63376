// Where an account stands in the organization, so that findings can be listed by it.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('accounts', table => {
    table
      .string('environment', 64)
      .comment('The first of the configured environments that holds it');
    table
      .text('ou_path')
      .comment('Ids of its root and organizational units, joined by slashes');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('accounts', table => {
    table.dropColumns('environment', 'ou_path');
  });
};
