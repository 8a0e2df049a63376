import { Knex } from 'knex';

/** What a finding shows of its resource and of the account: its columns, and what they are taken from. */
const SHOWN = {
  resource_type: 'resources.type',
  resource_name: 'resources.name',
  sort_name: 'resources.sort_name',
  parent_arn: 'resources.parent_arn',
  owner_ref: 'resources.owner_ref',
  service_ref: 'resources.service_ref',
  stale: '(resources.stale_since is not null)',
};
const PLACE = {
  environment: 'accounts.environment',
  ou_path: 'accounts.ou_path',
};

/**
 * Brings what imported findings show of their resources and accounts up to date, whichever of both was stored first; of one
 * account, or of all. Answers how many rows that changed.
 */
export async function linkSecurityHub(
  knex: Knex,
  accountId?: string,
): Promise<number> {
  const linked = await show(
    knex,
    SHOWN,
    'resources',
    'id = findings.resource_id',
    accountId,
  );
  const placed = await show(
    knex,
    PLACE,
    'accounts',
    'account_id = findings.account_id',
    accountId,
  );
  return linked + placed;
}

async function show(
  knex: Knex,
  columns: Record<string, string>,
  table: string,
  join: string,
  accountId?: string,
): Promise<number> {
  const entries = Object.entries(columns);
  const set = entries.map(([column, value]) => `${column} = ${value}`);
  const differs = entries.map(
    ([column, value]) => `findings.${column} is distinct from ${value}`,
  );
  const rows = await knex.raw(
    `update findings set ${set.join(', ')}
     from ${table}
     where ${table}.${join} and findings.source = 'SECURITY_HUB' and (${differs.join(
      ' or ',
    )}) ${accountId ? 'and findings.account_id = ?' : ''}
     returning findings.id`,
    accountId ? [accountId] : [],
  );
  return (rows.rows ?? rows).length;
}
