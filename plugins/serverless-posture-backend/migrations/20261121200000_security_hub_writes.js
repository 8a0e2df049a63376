// What people decide about findings of Security Hub, to be written there: noted in the transaction of the decision, and
// kept until Security Hub has taken it, refused it, or somebody there knew better.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('findings', table => {
    table.text('hub_id').comment('Of an imported finding: its id there');
    table.text('hub_product').comment('And the ARN of its product');
    table
      .string('hub_workflow', 16)
      .comment('And its workflow there, as far as we know');
  });
  await knex.schema.createTable('security_hub_writes', table => {
    table.comment('Decisions about imported findings, one each: the last');
    table.string('finding_id', 32).primary();
    table
      .string('revision', 36)
      .notNullable()
      .comment('Another one for each decision');
    table
      .string('state', 16)
      .notNullable()
      .comment('pending, written, refused (they knew better) or failed');
    table.string('workflow', 16).notNullable().comment('As it shall become');
    table
      .string('expected', 16)
      .notNullable()
      .comment('As it was there when this was decided');
    table.text('note').notNullable();
    table.text('by').comment('Ref of the user; null: nobody, it was due');
    table.string('decided_at', 24).notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .string('due_at', 24)
      .notNullable()
      .comment('Nobody tries it before; then whoever comes first');
    table.text('reason').comment('Why it is not written');
    table.string('settled_at', 24);
    table.index(['state', 'due_at'], 'security_hub_writes_due');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('security_hub_writes');
  await knex.schema.alterTable('findings', table => {
    table.dropColumns('hub_id', 'hub_product', 'hub_workflow');
  });
};
