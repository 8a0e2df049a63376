// Facets of millions of findings are counted in memory. What is kept there learns from this log which accounts' findings
// changed, whoever changed them: one row per statement and account, with the transaction, as only its number tells what
// was not yet committed when somebody last looked. SQLite counts in the database, and needs none of this.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  if (knex.client.config.client !== 'pg') return;
  await knex.schema.createTable('finding_changes', table => {
    table.string('account_id', 12).notNullable();
    table.bigInteger('xid').notNullable().index();
    table.timestamp('at').notNullable().defaultTo(knex.fn.now()).index();
  });
  await knex.raw(`
    create function note_finding_changes() returns trigger language plpgsql as $$
    begin
      insert into finding_changes (account_id, xid)
      select distinct account_id, txid_current() from changed;
      return null;
    end $$`);
  for (const [event, rows] of Object.entries({
    insert: 'new',
    update: 'new',
    delete: 'old',
  })) {
    await knex.raw(`
      create trigger finding_changes_${event} after ${event} on findings
      referencing ${rows} table as changed
      for each statement execute function note_finding_changes()`);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (knex.client.config.client !== 'pg') return;
  for (const event of ['insert', 'update', 'delete'])
    await knex.raw(`drop trigger finding_changes_${event} on findings`);
  await knex.raw('drop function note_finding_changes');
  await knex.schema.dropTable('finding_changes');
};
