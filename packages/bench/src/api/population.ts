import { severities } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { sum } from 'lodash';
import { defaultCollectors, defaultControls } from '../collector';

/** What the store holds; everything else follows from the number of resources. */
export interface Population {
  resources: number;
  accounts: number;
  /** Services that own resources, `component:default/service-N`. */
  services: number;
  /** Their owners, `group:default/team-N`. */
  teams: number;
  /** Findings imported from Security Hub. */
  securityHub: number;
}

/** An organization of so many resources: 40 of them an account, 50 a service, 5 services a team, 2.5 imported findings each. */
export function populationOf(resources: number): Population {
  const some = (count: number) => Math.max(1, Math.round(count));
  return {
    resources,
    accounts: some(resources / 40),
    services: some(resources / 50),
    teams: some(resources / 250),
    securityHub: some(resources * 2.5),
  };
}

/** Verdicts on one resource, about. */
const VERDICTS = 40;

/** Share of resources by type, about as they are in an organization; what controls judge the type are the catalogue's. */
const TYPES: Record<string, number> = {
  'AWS::Lambda::Function': 0.52,
  'AWS::IAM::Role': 0.2,
  'AWS::ApiGateway::Stage': 0.06,
  'AWS::ApiGateway::RestApi': 0.05,
  'AWS::ApiGatewayV2::Api': 0.05,
  'AWS::DynamoDB::Table': 0.05,
  'AWS::SQS::Queue': 0.04,
  'AWS::S3::Bucket': 0.03,
};

/** What names are made of. */
const WORDS =
  'account audit basket billing booking cart catalog checkout claim contract customer delivery export feed file forecast image import inventory invoice ledger loyalty mail media notify order partner payment photo pricing profile refund report return review search session shipment stock upload'.split(
    ' ',
  );

const REGIONS = ['eu-west-1', 'us-east-1', 'eu-central-1', 'us-west-2'];

/**
 * Fills an empty store inside the database itself, the same for the same numbers: whom what belongs to, and what fails, is
 * drawn from hashes of running numbers. Answers how many rows there are.
 */
export async function populate(
  knex: Knex,
  population: Population,
  now: Date,
): Promise<Record<string, number>> {
  const { resources, accounts, services, teams, securityHub } = population;
  const at = now.toISOString();
  await knex.raw(`
    -- 0 to 999999, the same for the same text.
    create function pg_temp.drawn(text) returns int language sql immutable parallel safe as
      $$ select (('x' || substr(md5($1), 1, 7))::bit(28)::int % 1000000) $$;
    create function pg_temp.ago(int) returns text language sql immutable parallel safe as
      $$ select to_char('${at}'::timestamp - $1 * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
  `);
  await knex.raw(
    `insert into accounts (account_id, name, state, judged_at)
     select lpad((100000000000 + a)::text, 12, '0'), 'account-' || a, 'ACTIVE', '${at}'
     from generate_series(0, ${accounts - 1}) a`,
  );
  await writeScopes(knex, at);
  await writeControls(knex);
  const upTo = cumulated(TYPES);
  await knex.raw(`
    insert into resources (id, account_id, region, type, arn, name, sort_name, tags, attributes, content_hash, collected_at,
                           owner_ref, service_ref, attribution)
    select md5('r' || r), lpad((100000000000 + account)::text, 12, '0'), region, type,
           'arn:aws:' || lower(split_part(type, '::', 2)) || ':' || region || ':' || (100000000000 + account) || ':' || name,
           name, name, '{"team":"team-' || team || '"}',
           json_build_object('runtime', 'nodejs22.x', 'policy', repeat('"Effect":"Allow",', 60))::text,
           md5('c' || r) || md5('d' || r), '${at}',
           case when owned then 'group:default/team-' || team end,
           case when owned then 'component:default/service-' || service end,
           case when owned then '{"rule":"tag","ownerRef":"group:default/team-' || team || '","serviceRef":"component:default/service-' || service || '"}'
                else '{"rule":"unowned"}' end
    from (
      select r, r / 40 % ${accounts} account,
             (array[${REGIONS.map(quoted)}])[1 + pg_temp.drawn('g' || r) % ${
    REGIONS.length
  }] region,
             case ${upTo
               .map(
                 ([type, limit]) =>
                   `when pg_temp.drawn('t' || r) < ${limit} then ${quoted(
                     type,
                   )}`,
               )
               .join(' ')} end type,
             (array[${WORDS.map(quoted)}])[1 + pg_temp.drawn('n' || r) % ${
    WORDS.length
  }]
               || '-' || (array[${WORDS.map(
                 quoted,
               )}])[1 + pg_temp.drawn('m' || r) % ${
    WORDS.length
  }] || '-' || r as name,
             r / 50 % ${services} service, r / 250 % ${teams} team,
             pg_temp.drawn('o' || r) >= 60000 owned
      from generate_series(0, ${resources - 1}) r
    ) drawn`);
  await withoutIndexes(knex, 'findings', async () => {
    await writeVerdicts(knex, at);
    await importSecurityHub(knex, securityHub, resources);
  });
  await writeHistory(knex, now, { services, teams });
  await knex.raw('vacuum analyze');
  return countRows(knex);
}

/** What each collector did last in each Region of each account: one of two hundred failed. */
async function writeScopes(knex: Knex, at: string) {
  await knex.raw(`
    insert into scope_states (run_id, account_id, region, collector, state, error_class, operation, fresh_at)
    select 1, account_id, region, collector, case when failed then 'failed' else 'complete' end,
           case when failed then 'denied' end, case when failed then 'lambda:ListFunctions' end, '${at}'
    from (
      select account_id, region, collector, pg_temp.drawn(account_id || region || collector) < 5000 failed
      from accounts, unnest(array[${REGIONS.map(quoted)}]) region,
           unnest(array[${defaultCollectors
             .filter(({ scope, follows }) => scope === 'regional' && !follows)
             .map(({ id }) => quoted(id))}]) collector
    ) scopes`);
}

/** The catalogue, as many controls of each type as verdicts are wanted. */
async function writeControls(knex: Knex) {
  await knex.raw(`create table bench_controls
    (type text, id text, title text, severity int, layer text, number int)`);
  const rows = Object.keys(TYPES).flatMap(type => {
    const own = defaultControls.filter(one => one.resourceType === type);
    return Array.from({ length: VERDICTS }, (_, number) => {
      const control = own[number % own.length];
      const again = Math.floor(number / own.length);
      return {
        type,
        number,
        id: again ? `${control.id}-${again}` : control.id,
        title: control.title,
        severity: severities.indexOf(control.severity),
        layer: control.layer,
      };
    });
  });
  await knex.batchInsert('bench_controls', rows, 500);
}

/** Of 100 verdicts 9 fail, 2 are unknown, 4 don't apply; passes are ids in the resource's row. */
async function writeVerdicts(knex: Knex, at: string) {
  await knex.raw(`
    create unlogged table bench_verdicts as
    select r.id resource_id, c.id control_id, c.title, c.severity, c.layer,
           case when draw < 90000 then 'FAILED' when draw < 110000 then 'NOT_AVAILABLE'
                when draw < 150000 then 'NOT_APPLICABLE' else 'PASSED' end status,
           draw
    from resources r join bench_controls c on c.type = r.type,
         lateral (select pg_temp.drawn(r.id || c.id) draw) d`);
  await knex.raw(`
    update resources set passed = v.passed, not_applicable = v.not_applicable, failed = v.failed, not_available = v.not_available
    from (
      select resource_id,
             coalesce(json_agg(control_id) filter (where status = 'PASSED'), '[]')::text passed,
             coalesce(json_agg(control_id) filter (where status = 'NOT_APPLICABLE'), '[]')::text not_applicable,
             count(*) filter (where status = 'FAILED') failed,
             count(*) filter (where status = 'NOT_AVAILABLE') not_available
      from bench_verdicts group by resource_id
    ) v where v.resource_id = resources.id`);
  await knex.raw(`
    insert into findings (id, source, control_id, title, status, severity, layer, resource_id, resource_arn, resource_type,
                          resource_name, sort_name, account_id, region, owner_ref, service_ref, evidence, "unknown", workflow,
                          first_seen_at, updated_at, ever_failed, fix_id, fix_title, exposed, environment, stale)
    select md5(resource_id || v.control_id), 'POSTURE', v.control_id, v.title, v.status, v.severity, v.layer, r.id, r.arn, r.type,
           r.name, r.sort_name, r.account_id, r.region, r.owner_ref, r.service_ref,
           json_build_array(json_build_object('arn', r.arn, 'path', 'Attribute', 'value', 'value'))::text,
           case when v.status = 'NOT_AVAILABLE' then '{"errorClass":"denied","operation":"lambda:GetPolicy"}' end,
           'NEW', pg_temp.ago(draw % 500000), '${at}', v.status = 'FAILED',
           md5(r.account_id || v.control_id), 'Change ' || v.control_id, pg_temp.drawn('x' || r.id) < 80000,
           (array['production', 'staging', 'development'])[1 + r.account_id::bigint % 3], false
    from bench_verdicts v join resources r on r.id = v.resource_id
    where v.status in ('FAILED', 'NOT_AVAILABLE')`);
  await knex.raw('drop table bench_verdicts, bench_controls');
}

async function importSecurityHub(knex: Knex, count: number, resources: number) {
  await knex.raw(`
    insert into findings (id, source, control_id, title, status, severity, resource_id, resource_arn, resource_type,
                          resource_name, sort_name, account_id, region, owner_ref, service_ref, evidence, workflow,
                          first_seen_at, updated_at, ever_failed, environment, stale)
    select md5('s' || n), 'SECURITY_HUB', 'Hub.' || n % 120, 'Finding of Security Hub ' || n % 120, 'FAILED',
           pg_temp.drawn('v' || n) % 5, r.id, r.arn, r.type, r.name, r.sort_name, r.account_id, r.region, r.owner_ref, r.service_ref,
           '[]', 'NEW', pg_temp.ago(pg_temp.drawn('a' || n) % 500000), pg_temp.ago(n % 10000), true,
           (array['production', 'staging', 'development'])[1 + r.account_id::bigint % 3], false
    from generate_series(0, ${count - 1}) n
    join resources r on r.id = md5('r' || (n % ${resources}))`);
}

/** Sixty days of snapshots, and of each failure that it came. */
async function writeHistory(
  knex: Knex,
  now: Date,
  { services, teams }: Pick<Population, 'services' | 'teams'>,
) {
  await knex.raw(`
    insert into transitions (finding_id, at, run_id, to_status, change)
    select id, first_seen_at, 1, 'FAILED', 'new' from findings where source = 'POSTURE' and status = 'FAILED'`);
  const none = JSON.stringify(
    Object.fromEntries(severities.map(severity => [severity, 1])),
  );
  const day = `to_char('${now.toISOString()}'::timestamp - d * interval '1 day', 'YYYY-MM-DD')`;
  await knex.raw(`
    insert into snapshots (entity_ref, kind, day, score, grade, known, expected, resources, open, capped)
    select 'component:default/service-' || s, 'service', ${day}, 60 + (s + d) % 40, 'B', 1900, 2000, 50, '${none}', 0
    from generate_series(0, ${services - 1}) s, generate_series(0, 59) d`);
  await knex.raw(`
    insert into snapshots (entity_ref, kind, day, score, grade, known, expected, resources, open, capped, services)
    select 'group:default/team-' || t, 'owner', ${day}, 60 + (t + d) % 40, 'B', 9500, 10000, 250, '${none}', 0,
           json_build_array('component:default/service-' || t * 5)::text
    from generate_series(0, ${teams - 1}) t, generate_series(0, 59) d`);
}

/** Fills a table before its indexes are made, which takes a fraction of the time. */
async function withoutIndexes(
  knex: Knex,
  table: string,
  fill: () => Promise<void>,
) {
  const indexes = await knex('pg_indexes')
    .where({ schemaname: 'public', tablename: table })
    .whereNot('indexdef', 'like', 'CREATE UNIQUE %')
    .select('indexname', 'indexdef');
  for (const { indexname } of indexes)
    await knex.raw('drop index ??', [indexname]);
  await fill();
  for (const { indexdef } of indexes) await knex.raw(indexdef);
}

async function countRows(knex: Knex): Promise<Record<string, number>> {
  const tables = ['resources', 'findings', 'transitions', 'snapshots'];
  const counts = await Promise.all(
    tables.map(async table => {
      const [{ count }] = await knex(table).count({ count: '*' });
      return [table, Number(count)] as const;
    }),
  );
  const [{ verdicts }] = await knex('resources').select(
    knex.raw(
      `sum(failed + not_available + json_array_length(passed::json) + json_array_length(not_applicable::json)) verdicts`,
    ),
  );
  return { ...Object.fromEntries(counts), verdicts: Number(verdicts) };
}

/** Shares as upper limits of a draw below a million. */
function cumulated(shares: Record<string, number>): [string, number][] {
  const parts = Object.values(shares);
  return Object.keys(shares).map((name, index) => [
    name,
    Math.round(1e6 * sum(parts.slice(0, index + 1))) + 1,
  ]);
}

function quoted(text: string): string {
  return `'${text}'`;
}
