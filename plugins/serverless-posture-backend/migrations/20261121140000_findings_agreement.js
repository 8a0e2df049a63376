// One defect that Security Hub and we both see is one finding with two sources.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('findings', table => {
    table
      .string('agreement', 16)
      .comment('What Security Hub and we say of the same: BOTH, MERGED, …');
    table
      .string('twin_id', 64)
      .comment('The finding of the other source about the same defect');
    table.index(['source', 'control_id'], 'findings_source_control');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('findings', table => {
    table.dropIndex(['source', 'control_id'], 'findings_source_control');
    table.dropColumn('agreement');
    table.dropColumn('twin_id');
  });
};
