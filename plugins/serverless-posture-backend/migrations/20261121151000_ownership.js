// What attribution goes by stands in the resource's own row, and what people decided in tables of its own.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('resources', table => {
    table
      .text('links')
      .comment('JSON: ARNs of what it is tied to, by its own configuration');
    table
      .string('rule', 16)
      .notNullable()
      .defaultTo('unowned')
      .comment('The rule that attributed it');
    table.string('stack', 255).comment('Name of the root stack it is part of');
    table
      .string('stem', 120)
      .comment('How its name begins, as names of one service do');
    table.index(['owner_ref', 'account_id', 'stem'], 'resources_queue');
  });

  await knex.schema.createTable('ownership_batches', table => {
    table.comment(
      'Assignments that people made, each of one or many resources',
    );
    table.increments('id');
    table.string('at', 24).notNullable();
    table.text('by_ref').notNullable();
    table.text('owner_ref');
    table.text('service_ref');
    table.text('reason').notNullable();
    table.string('undone_at', 24);
    table.text('undone_by');
    table.index(['at']);
  });

  await knex.schema.createTable('ownership_assignments', table => {
    table.comment('The resources of a batch; the last batch not undone holds');
    table
      .integer('batch_id')
      .notNullable()
      .references('id')
      .inTable('ownership_batches')
      .onDelete('CASCADE');
    table.string('resource_id', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.primary(['batch_id', 'resource_id']);
    table.index(['account_id']);
    table.index(['resource_id']);
  });

  await knex.schema.createTable('ownership_days', table => {
    table.comment('How much was owned on a UTC day; the last pass wins');
    table.string('day', 10).primary();
    table.integer('owned').notNullable();
    table.integer('resources').notNullable();
    table.text('by_rule').notNullable().comment('JSON: owned by rule');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ownership_days');
  await knex.schema.dropTable('ownership_assignments');
  await knex.schema.dropTable('ownership_batches');
  await knex.schema.alterTable('resources', table => {
    table.dropIndex(['owner_ref', 'account_id', 'stem'], 'resources_queue');
    table.dropColumns('links', 'rule', 'stack', 'stem');
  });
};
