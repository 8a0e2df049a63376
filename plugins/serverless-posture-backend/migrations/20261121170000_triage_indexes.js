// Lists of millions of findings: an index holds all that filters look at, in the order of the list, so that the rows of a
// page are found, and those of a filter counted, without reading any other. What is closed is in none of them.
// Findings are what a run writes most of, and each index costs each of them a write. SQLite has none of these: it takes a
// partial index only where the statement has its condition word for word, and in ours values are bound.

const OPEN = `status in ('FAILED', 'NOT_AVAILABLE')`;
const WORST_FIRST = ['severity', 'first_seen_at', 'id'];
const FILTERED = [
  'status',
  'layer',
  'source',
  'agreement',
  'workflow',
  'environment',
  'exposed',
  'stale',
  'exemption_id',
  'snoozed_until',
  'snoozed_hash',
  'assignee_ref',
  'control_id',
  'account_id',
  'region',
  'resource_type',
  'owner_ref',
  'service_ref',
  'ou_path',
  'fix_id',
];
/** Filters of which one value holds few findings: they are found by it. */
const SELECTIVE = {
  owner: 'owner_ref',
  service: 'service_ref',
  account: 'account_id',
  control: 'control_id',
  fix: 'fix_id',
};
const SEARCHED = ['resource_name', 'resource_arn', 'control_id'];

/** Orders that SQLite, which goes by the status of findings, never reads. */
const SORTED = [
  ['first_seen_at', 'id'],
  ['sort_name', 'id'],
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const postgres = isPostgres(knex);
  await knex.schema.alterTable('findings', table => {
    table.dropIndex(WORST_FIRST);
    table.dropIndex(['fix_id'], 'findings_fix');
    table.dropIndex(['assignee_ref'], 'findings_assignee');
    table.dropIndex(['exemption_id'], 'findings_exemption');
    if (!postgres) SORTED.forEach(columns => table.dropIndex(columns));
  });
  // Few are exempted, and few assigned to anybody.
  await knex.raw(
    `create index findings_exemption on findings (exemption_id) where exemption_id is not null`,
  );
  if (!postgres) return;
  await knex.raw(
    `create index findings_open on findings (${WORST_FIRST}) include (${FILTERED}) where ${OPEN}`,
  );
  for (const [name, column] of Object.entries(SELECTIVE)) {
    await knex.raw(
      `create index findings_open_${name} on findings (${[
        column,
        ...WORST_FIRST,
      ]}) where ${OPEN}`,
    );
  }
  await knex.raw(
    `create index findings_open_assignee on findings (${[
      'assignee_ref',
      ...WORST_FIRST,
    ]}) where ${OPEN} and assignee_ref is not null`,
  );
  // Few are unknown, and whoever asks for them wants the worst of them.
  await knex.raw(
    `create index findings_open_unknown on findings (${WORST_FIRST}) where status = 'NOT_AVAILABLE'`,
  );
  await createSearchIndex(knex);
};

/**
 * Looking for a part of a name takes trigrams, which PostgreSQL brings along but not every user may switch on; without
 * them it reads all that the other filters leave.
 */
async function createSearchIndex(knex) {
  try {
    await knex.transaction(async trx => {
      await trx.raw('create extension if not exists pg_trgm');
      await trx.raw(
        `create index findings_open_text on findings using gin (lower(${SEARCHED.join(
          ` || '\n' || `,
        )}) gin_trgm_ops) where ${OPEN}`,
      );
    });
  } catch {
    // As said above.
  }
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  const postgres = isPostgres(knex);
  if (postgres) {
    const open = ['unknown', 'text', 'assignee', ...Object.keys(SELECTIVE)];
    await knex.raw('drop index findings_open');
    for (const name of open)
      await knex.raw(`drop index if exists findings_open_${name}`);
  }
  await knex.schema.alterTable('findings', table => {
    table.dropIndex(['exemption_id'], 'findings_exemption');
    table.index(WORST_FIRST);
    table.index(['fix_id'], 'findings_fix');
    table.index(['assignee_ref'], 'findings_assignee');
    table.index(['exemption_id'], 'findings_exemption');
    if (!postgres) SORTED.forEach(columns => table.index(columns));
  });
};

function isPostgres(knex) {
  return knex.client.config.client === 'pg';
}
