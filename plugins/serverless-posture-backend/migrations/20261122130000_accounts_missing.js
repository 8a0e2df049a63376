// One short answer is no proof that an account has left: that takes two complete listings without it.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('accounts', table => {
    table
      .string('missing_since', 32)
      .comment('When a complete listing first lacked it; null: it is listed');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('accounts', table => {
    table.dropColumn('missing_since');
  });
};
