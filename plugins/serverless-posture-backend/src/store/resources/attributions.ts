import { Knex } from 'knex';
import { asWhole } from '../asWhole';
import { AttributedResource } from '../../ownership/attributeAll';
import { updateMany } from '../batches';
import { Attribution } from '../types';

const COLUMNS = [
  'id',
  'account_id',
  'arn',
  'name',
  'parent_arn',
  'tags',
  'links',
  'attribution',
];

/** What attribution needs to know of all that an account has, stand-ins included, in one order. */
export async function attributable(
  knex: Knex,
  accountId: string,
): Promise<AttributedResource[]> {
  const rows: any[] = await knex('resources')
    .where('account_id', accountId)
    .whereNull('gone_at')
    .select(COLUMNS)
    .orderBy('id');
  return rows.map(row => ({
    id: row.id,
    accountId: row.account_id,
    arn: row.arn,
    name: row.name,
    parentArn: row.parent_arn ?? undefined,
    tags: JSON.parse(row.tags),
    links: row.links ? JSON.parse(row.links) : undefined,
    stored: row.attribution,
  }));
}

/** Writes who resources belong to, on them and on their findings. */
export async function setAttributions(
  knex: Knex,
  changes: { id: string; attribution: Attribution }[],
): Promise<void> {
  const rows = changes.map(({ id, attribution }) => ({
    id,
    resource_id: id,
    owner_ref: attribution.ownerRef ?? null,
    service_ref: attribution.serviceRef ?? null,
    rule: attribution.rule,
    suggested_owner_ref: attribution.suggestions?.[0]?.ownerRef ?? null,
    attribution: JSON.stringify(attribution),
  }));
  const refs = ['owner_ref', 'service_ref'];
  await asWhole(knex, async trx => {
    const own = [...refs, 'rule', 'suggested_owner_ref', 'attribution'];
    await updateMany(trx, 'resources', 'id', own, rows);
    await updateMany(trx, 'findings', 'resource_id', refs, rows);
  });
}
