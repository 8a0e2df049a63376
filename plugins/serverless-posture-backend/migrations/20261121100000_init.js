// Moments are ISO 8601 text in UTC of one fixed width: the same on every database, and it sorts as time does.
// JSON is text for the same reason; nothing is ever queried inside it.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('accounts', table => {
    table.comment('Accounts of the organization, as last listed');
    table.string('account_id', 12).primary();
    table.text('name').notNullable();
    table
      .string('state', 32)
      .notNullable()
      .comment('As Organizations says, such as ACTIVE');
    table
      .string('judged_at', 24)
      .comment(
        'When the verdicts of its resources were last brought up to date',
      );
  });

  await knex.schema.createTable('runs', table => {
    table.comment('Passes over the organization');
    table.increments('id');
    table.string('state', 16).notNullable();
    table.string('trigger', 16).notNullable();
    table.string('started_at', 24).notNullable();
    table.string('ended_at', 24);
    table.text('scopes').notNullable().comment('JSON: scopes by state');
    table.integer('resources').notNullable().defaultTo(0);
    table.text('findings').notNullable().comment('JSON: verdicts by status');
    table.integer('changed_findings').notNullable().defaultTo(0);
    table.text('calls').notNullable().comment('JSON: AWS calls by operation');
    table.integer('throttles').notNullable().defaultTo(0);
    table.integer('retries').notNullable().defaultTo(0);
    table.text('message');
  });
  // Two runs at once would collect everything twice and undo each other's sweeps.
  await knex.raw(
    `create unique index runs_one_at_a_time on runs (state) where state = 'running'`,
  );

  for (const [name, comment] of [
    ['run_scopes', 'What each collector did in each scope of each run'],
    [
      'scope_states',
      'How each collector fared in each scope when it last tried',
    ],
  ]) {
    await knex.schema.createTable(name, table => {
      table.comment(comment);
      table.integer('run_id').notNullable();
      table.string('account_id', 12).notNullable();
      table.string('region', 32).notNullable();
      table.string('collector', 64).notNullable();
      table.string('state', 16).notNullable();
      table.string('error_class', 32);
      table.text('operation');
      table.text('missing_action');
      table.text('message');
      table.string('fresh_at', 24).comment('When it was last complete');
      const scope = ['account_id', 'region', 'collector'];
      table.primary(name === 'run_scopes' ? ['run_id', ...scope] : scope);
    });
  }

  await knex.schema.createTable('listings', table => {
    table.comment(
      'When the listing that yields a type of resource last ended in a scope',
    );
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('type', 128).notNullable();
    table.string('settled_at', 24).notNullable();
    table.primary(['account_id', 'region', 'type']);
  });

  await knex.schema.createTable('resources', table => {
    table.comment('AWS resources, reduced to what controls need');
    table.string('id', 32).primary().comment('Hash of account and ARN');
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('type', 128).notNullable();
    table.text('arn').notNullable();
    table.text('name').notNullable();
    table
      .string('sort_name', 120)
      .notNullable()
      .comment('The name as lists sort it');
    table.text('parent_arn');
    table.text('tags').notNullable();
    table.text('attributes').notNullable();
    table
      .text('unlisted')
      .comment(
        'JSON: why the resources that a stand-in stands for are unknown',
      );
    table.boolean('is_stand_in').notNullable().defaultTo(false);
    table
      .string('content_hash', 64)
      .notNullable()
      .comment('Of all that was collected: equal means nothing to write');
    table
      .string('collected_at', 24)
      .notNullable()
      .comment('Superseded by listings.settled_at unless stale');
    table.string('stale_since', 24);
    table.text('stale_reason').comment('JSON');
    table
      .string('held_back_at', 24)
      .comment('When a large drop was first seen to miss it');
    table.string('gone_at', 24);
    table.text('owner_ref');
    table.text('service_ref');
    table.text('attribution').notNullable().defaultTo('{"rule":"unowned"}');
    table
      .text('passed')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: ids of the controls that it passes');
    table.text('not_applicable').notNullable().defaultTo('[]');
    table.integer('failed').notNullable().defaultTo(0);
    table.integer('not_available').notNullable().defaultTo(0);
    table.index(['account_id', 'region', 'type']);
    table.index(['type', 'sort_name', 'id']);
    table.index(['owner_ref']);
    table.index(['service_ref']);
  });

  await knex.schema.createTable('findings', table => {
    table.comment(
      'Failing and unknown verdicts, those that once failed, and imported Security Hub findings',
    );
    table.string('id', 32).primary();
    table.string('source', 16).notNullable();
    table.string('control_id', 128).notNullable();
    table.text('title').notNullable();
    table.string('status', 16).notNullable();
    table.integer('severity').notNullable().comment('Rank, 0 is the worst');
    table.string('layer', 16);
    table.string('resource_id', 32).notNullable();
    table.text('resource_arn').notNullable();
    table.string('resource_type', 128).notNullable();
    table.text('resource_name').notNullable();
    table.string('sort_name', 120).notNullable();
    table.text('parent_arn');
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.text('owner_ref');
    table.text('service_ref');
    table.text('reason');
    table.text('unknown').comment('JSON');
    table.text('evidence').notNullable().comment('JSON');
    table.string('workflow', 16).notNullable();
    table.string('first_seen_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table
      .boolean('ever_failed')
      .notNullable()
      .comment('Tells a finding that opens again from a new one');
    table.string('last_known_status', 16);
    table.string('last_known_at', 24);
    table.index(['severity', 'first_seen_at', 'id']);
    table.index(['first_seen_at', 'id']);
    table.index(['control_id', 'id']);
    table.index(['sort_name', 'id']);
    table.index(['account_id', 'id']);
    table.index(['resource_id']);
    table.index(['owner_ref']);
    table.index(['service_ref']);
    table.index(['status', 'updated_at']);
  });

  await knex.schema.createTable('transitions', table => {
    table.comment('Changes of the status of findings, appended');
    table.bigIncrements('id');
    table.string('finding_id', 32).notNullable();
    table.string('at', 24).notNullable();
    table.integer('run_id');
    table.string('from_status', 16);
    table.string('to_status', 16).notNullable();
    table
      .string('change', 16)
      .comment('new, fixed or reopened, where it is one of them');
    table.index(['finding_id', 'id']);
    table.index(['at']);
  });

  await knex.schema.createTable('snapshots', table => {
    table.comment(
      'The scorecard of an entity on a UTC day; the last run of the day wins',
    );
    table.text('entity_ref').notNullable();
    table.string('kind', 16).notNullable();
    table.string('day', 10).notNullable();
    table.double('score');
    table.string('grade', 1);
    table.string('capped_by', 16);
    table.integer('known').notNullable();
    table.integer('expected').notNullable();
    table.integer('resources').notNullable();
    table
      .text('open')
      .notNullable()
      .comment('JSON: failing findings by severity');
    table.integer('capped').notNullable();
    table.text('services').comment('JSON: the services of an owner');
    table.primary(['entity_ref', 'kind', 'day']);
    table.index(['day']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'snapshots',
    'transitions',
    'findings',
    'resources',
    'listings',
    'scope_states',
    'run_scopes',
    'runs',
    'accounts',
  ]) {
    await knex.schema.dropTable(table);
  }
};
