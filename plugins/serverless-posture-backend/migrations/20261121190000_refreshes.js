// Between runs, events ask for single resources to be read anew. Who reads an account holds it meanwhile, so that verdicts on
// what two have read are never mixed; a run takes it back. What it was judged by in the last run is kept for that.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('refreshes', table => {
    table.comment('Accounts that were refreshed because of events');
    table.string('account_id', 12).primary();
    table.string('holder', 64).comment('Who refreshes it now; null: nobody');
    table
      .bigInteger('lease_until')
      .comment("Milliseconds since 1970 of the database's clock");
    table.string('refreshed_at', 24).comment('When it last was, ISO 8601');
    table.index(['refreshed_at']);
  });
  await knex.schema.createTable('refresh_basis', table => {
    table.comment('What the last run found out about the organization');
    table.integer('run_id').notNullable();
    table.text('basis').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('refresh_basis');
  await knex.schema.dropTable('refreshes');
};
