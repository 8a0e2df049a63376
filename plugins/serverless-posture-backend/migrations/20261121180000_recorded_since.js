// Since when AWS Config speaks for a scope in part, so that the services themselves are asked again in time.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('scope_states', table => {
    table.string('recorded_since', 24);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('scope_states', table => {
    table.dropColumn('recorded_since');
  });
};
