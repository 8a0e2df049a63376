// What people are told, written down before it is sent: who is killed in between sends it again under the same key, and
// the receiver takes it for the same.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('notices', table => {
    table.comment('What owners were told, or had nothing to be told of');
    table
      .string('key', 255)
      .primary()
      .comment('What it is about; nobody is told of the same twice');
    table
      .string('state', 16)
      .notNullable()
      .comment('pending, sent, quiet (nothing to tell) or dropped (too late)');
    table.text('recipient_ref').notNullable();
    table.text('payload').comment('JSON: as it is sent, every time');
    table.string('created_at', 24).notNullable();
    table
      .string('claimed_until', 24)
      .comment('Nobody else sends it before; then whoever comes first');
    table.string('sent_at', 24);
    table.index(['state', 'created_at']);
  });
  await knex.schema.alterTable('resources', table => {
    table
      .text('suggested_owner_ref')
      .comment('Of what nobody owns: who it most likely belongs to');
    table.index(['suggested_owner_ref'], 'resources_suggested');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('resources', table => {
    table.dropIndex(['suggested_owner_ref'], 'resources_suggested');
    table.dropColumn('suggested_owner_ref');
  });
  await knex.schema.dropTable('notices');
};
