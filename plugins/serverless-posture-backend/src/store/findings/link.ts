import { Knex } from 'knex';

/** What a finding shows of its resource: columns of both tables. */
const SHOWN = {
  resource_type: 'type',
  resource_name: 'name',
  sort_name: 'sort_name',
  parent_arn: 'parent_arn',
  owner_ref: 'owner_ref',
  service_ref: 'service_ref',
};

/**
 * Brings what imported findings show of their resources up to date, whichever of both was stored first. Answers how many
 * that changed.
 */
export async function linkSecurityHub(knex: Knex): Promise<number> {
  const columns = Object.entries(SHOWN);
  const differs = columns
    .map(() => 'findings.?? is distinct from resources.??')
    .join(' or ');
  const rows = await knex.raw(
    `update findings set ${columns.map(() => '?? = resources.??').join(', ')}
     from resources
     where resources.id = findings.resource_id and findings.source = 'SECURITY_HUB' and (${differs})
     returning findings.id`,
    [...columns.flat(), ...columns.flat()],
  );
  return (rows.rows ?? rows).length;
}
