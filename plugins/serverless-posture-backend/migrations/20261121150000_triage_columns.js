// What people filter, group and decide by stands in the finding's own row, so that a list is one indexed read.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('findings', table => {
    table
      .string('fix_id', 32)
      .comment('Hash of the key of the one change that closes it');
    table.text('fix_title');
    table
      .boolean('exposed')
      .comment('An unbroken path leads to its resource from the internet');
    table.string('environment', 64).comment('Of its account, as configured');
    table
      .text('ou_path')
      .comment('Ids of the organizational units above its account');
    table.boolean('stale').notNullable().defaultTo(false);
    table.text('assignee_ref').comment('Group or User that deals with it');
    table.string('snoozed_until', 24);
    table
      .string('snoozed_hash', 64)
      .comment('Of what it said when it was snoozed until it changes');
    table
      .integer('exemption_id')
      .comment('The exemption in force that it falls under');
    table.index(['fix_id'], 'findings_fix');
    table.index(['assignee_ref'], 'findings_assignee');
    table.index(['exemption_id'], 'findings_exemption');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('findings', table => {
    table.dropIndex(['fix_id'], 'findings_fix');
    table.dropIndex(['assignee_ref'], 'findings_assignee');
    table.dropIndex(['exemption_id'], 'findings_exemption');
    table.dropColumns(
      'fix_id',
      'fix_title',
      'exposed',
      'environment',
      'ou_path',
      'stale',
      'assignee_ref',
      'snoozed_until',
      'snoozed_hash',
      'exemption_id',
    );
  });
};
