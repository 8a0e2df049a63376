// Names that people give to states of the triage page.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('saved_views', table => {
    table.comment('States of the triage page that people gave a name');
    table.string('id', 36).primary();
    table.string('author_ref', 255).notNullable();
    table.string('name', 80).notNullable();
    table.text('query').notNullable().comment('Query string of the page');
    table
      .boolean('shared')
      .notNullable()
      .comment('All may use it; only its author may change it');
    table.string('updated_at', 24).notNullable();
    table.unique(['author_ref', 'name']);
    table.index(['shared']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('saved_views');
};
