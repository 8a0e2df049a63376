import { Attribute, Tags } from 'backstage-plugin-serverless-posture-node';
import { Knex } from 'knex';
import { inLists, updateMany } from '../batches';
import { Attribution } from '../types';

/** What attribution needs to know of a resource. */
export interface AttributableResource {
  id: string;
  accountId: string;
  arn: string;
  type: string;
  name: string;
  parentArn?: string;
  tags: Attribute<Tags>;
  attribution: Attribution;
}

const COLUMNS = [
  'id',
  'account_id',
  'arn',
  'type',
  'name',
  'parent_arn',
  'tags',
  'attribution',
];

/** Every resource that is there, stand-ins included, in batches; or those of some ids. */
export async function* attributable(
  knex: Knex,
  { ids, batchSize = 1000 }: { ids?: string[]; batchSize?: number } = {},
): AsyncIterable<AttributableResource[]> {
  const query = () =>
    knex('resources').whereNull('gone_at').select(COLUMNS).orderBy('id');
  if (ids) {
    for (const part of inLists(ids))
      yield (await query().whereIn('id', part)).map(toAttributable);
    return;
  }
  let last = '';
  for (;;) {
    const rows = await query().where('id', '>', last).limit(batchSize);
    if (rows.length === 0) return;
    yield rows.map(toAttributable);
    last = rows[rows.length - 1].id;
  }
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
    attribution: JSON.stringify(attribution),
  }));
  const refs = ['owner_ref', 'service_ref'];
  await knex.transaction(async trx => {
    await updateMany(trx, 'resources', 'id', [...refs, 'attribution'], rows);
    await updateMany(trx, 'findings', 'resource_id', refs, rows);
  });
}

function toAttributable(row: any): AttributableResource {
  return {
    id: row.id,
    accountId: row.account_id,
    arn: row.arn,
    type: row.type,
    name: row.name,
    parentArn: row.parent_arn ?? undefined,
    tags: JSON.parse(row.tags),
    attribution: JSON.parse(row.attribution),
  };
}
