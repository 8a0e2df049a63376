// What a run still has to do, so that any replica can do it and none has to do it twice. Deleted when the run ends.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('run_tasks', table => {
    table.comment('The tasks of the run that is going on');
    table.integer('run_id').notNullable();
    table.string('id', 64).notNullable();
    table.string('kind', 16).notNullable();
    table.text('payload').notNullable().comment('JSON');
    table.string('state', 16).notNullable();
    table
      .integer('waits_for')
      .notNullable()
      .comment('How many tasks must be done before');
    table.text('unlocks').comment('The tasks that wait for this one, as JSON');
    table
      .integer('expected')
      .notNullable()
      .comment('How many scopes × collectors it settles');
    table
      .integer('epoch')
      .notNullable()
      .defaultTo(0)
      .comment('Who holds an older one may write no more');
    table.string('worker', 64);
    table
      .bigInteger('lease_until')
      .comment("Milliseconds since 1970 of the database's clock");
    table.text('result').comment('JSON');
    table.primary(['run_id', 'id']);
    table.index(['state', 'lease_until']);
    table.index(['worker']);
  });

  await knex.schema.createTable('run_workers', table => {
    table.comment('What each process called for a run');
    table.integer('run_id').notNullable();
    table.string('worker', 64).notNullable();
    table.text('counts').notNullable().comment('JSON');
    table.primary(['run_id', 'worker']);
  });

  const scope = table => {
    table.integer('run_id').notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('collector', 64).notNullable();
  };
  const key = ['run_id', 'account_id', 'region', 'collector'];
  await knex.schema.createTable('checkpoints', table => {
    table.comment('Where the reading of a collector goes on');
    scope(table);
    table.string('listing', 64).notNullable();
    table.text('token').comment('The page that comes next; null: the first');
    table.text('troubles').notNullable().comment('JSON: what failed so far');
    table.primary(key);
  });
  await knex.schema.createTable('checkpoint_seen', table => {
    table.comment('What the pages so far held');
    scope(table);
    table.string('kind', 8).notNullable();
    table.text('value').notNullable();
    table.primary([...key, 'kind', 'value']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'checkpoint_seen',
    'checkpoints',
    'run_workers',
    'run_tasks',
  ]) {
    await knex.schema.dropTable(table);
  }
};
