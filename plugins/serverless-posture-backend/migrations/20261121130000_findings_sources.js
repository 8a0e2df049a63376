// What was read of Security Hub, so that later runs ask only for what changed since.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('findings_sources', table => {
    table.comment('Where findings are imported from, and until when they were');
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table
      .string('covers', 32)
      .notNullable()
      .comment('Whose findings are read there');
    table
      .string('generation', 8)
      .notNullable()
      .comment('Security Hub CSPM or V2');
    table
      .string('read_until', 24)
      .notNullable()
      .comment('When the last complete reading began');
    table
      .string('reconciled_at', 24)
      .notNullable()
      .comment('When the last complete reading of all that is active began');
    table.integer('pages').notNullable().comment('Pages of that one');
    table.primary(['account_id', 'region']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('findings_sources');
};
