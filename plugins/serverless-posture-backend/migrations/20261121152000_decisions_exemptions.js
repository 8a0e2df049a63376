// What people decide about findings, each with who and when and what it was before; and exemptions, with their events.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('decisions', table => {
    table.comment('Decisions about findings, appended');
    table.bigIncrements('id');
    table
      .string('batch', 36)
      .notNullable()
      .comment('What was decided at once has it in common');
    table.string('finding_id', 32).notNullable();
    table.string('at', 24).notNullable();
    table.text('by').comment('Ref of the user; null: nobody, it was due');
    table.string('kind', 16).notNullable().comment('decided, undone or woken');
    table.text('note');
    table
      .text('before')
      .notNullable()
      .comment(
        'JSON: the columns of the finding that it changed, as they were',
      );
    table.text('after').notNullable().comment('JSON: and as they became');
    table.index(['finding_id', 'id'], 'decisions_finding');
    table.index(['batch'], 'decisions_batch');
    table.index(['at'], 'decisions_at');
  });
  await knex.raw(
    `create index findings_snoozed on findings (id) where snoozed_until is not null or snoozed_hash is not null`,
  );

  await knex.schema.createTable('exemptions', table => {
    table.comment(
      'Approved decisions that failing findings do not count, and requests for them',
    );
    table.increments('id');
    table
      .string('state', 16)
      .notNullable()
      .comment('requested, approved, denied, withdrawn, revoked or expired');
    table
      .string('scope', 16)
      .notNullable()
      .comment('finding, resource, service, account or control');
    table
      .text('scope_ref')
      .notNullable()
      .comment('Id of a finding, resource, account or control, or entity ref');
    table
      .string('control_id', 128)
      .comment('Of the scope, only findings of this control');
    table.text('reason').notNullable();
    table.string('expires_at', 24).notNullable();
    table.text('requested_by').notNullable();
    table.string('requested_at', 24).notNullable();
    table
      .text('requesters')
      .notNullable()
      .comment('JSON: who asked for it and for those that it renews');
    table.integer('renews_id').comment('The exemption that it goes on with');
    table.text('decided_by').comment('Who approved or denied it');
    table.string('decided_at', 24);
    table.string('ended_at', 24).comment('Of what was in force or asked for');
    table.index(['state', 'expires_at'], 'exemptions_state');
    table.index(['scope', 'scope_ref'], 'exemptions_scope');
  });

  await knex.schema.createTable('exemption_events', table => {
    table.comment('What happened to exemptions, appended');
    table.bigIncrements('id');
    table.integer('exemption_id').notNullable();
    table.string('at', 24).notNullable();
    table.text('by').comment('Ref of the user; null: it expired');
    table.string('state', 16).notNullable().comment('The state that it took');
    table.text('note');
    table.index(['exemption_id', 'id'], 'exemption_events_exemption');
    table.index(['at'], 'exemption_events_at');
  });

  await knex.schema.alterTable('snapshots', table => {
    table
      .double('score_without_exemptions')
      .comment('As if no exemption were in force');
    table.string('grade_without_exemptions', 1);
    table
      .integer('exempted')
      .notNullable()
      .defaultTo(0)
      .comment('Failing findings that exemptions cover');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('snapshots', table => {
    table.dropColumns(
      'score_without_exemptions',
      'grade_without_exemptions',
      'exempted',
    );
  });
  await knex.raw('drop index findings_snoozed');
  for (const table of ['exemption_events', 'exemptions', 'decisions'])
    await knex.schema.dropTable(table);
};
