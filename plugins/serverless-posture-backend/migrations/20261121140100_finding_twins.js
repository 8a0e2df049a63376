// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // Each of our findings that Security Hub has as well looks for its twin.
  await knex.raw(
    'create index findings_twin on findings (twin_id) where twin_id is not null',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index findings_twin');
};
