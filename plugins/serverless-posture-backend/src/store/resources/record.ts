import { AnyResource } from 'backstage-plugin-serverless-posture-node';
import { Knex } from 'knex';
import { linksOf } from '../../ownership/links';
import { nameStem } from '../../ownership/nameStem';
import { stackOf } from '../../ownership/stack';
import { contentHash, resourceId } from '../ids';
import { toText } from '../moments';
import { ResourceRow } from '../types';

/** A resource without its attributes: enough to count, list and attribute by. */
export type ResourceSummary = Omit<ResourceRow, 'resource'> & {
  resource: Omit<AnyResource, 'attributes'>;
};

/** A resource as it was collected, without what was found out about it. */
export interface CollectedResource {
  resource: AnyResource;
  /** Its listing could not be read since. */
  isStale: boolean;
}

/** Every column that collection writes. */
export const COLLECTED = [
  'region',
  'type',
  'name',
  'sort_name',
  'parent_arn',
  'tags',
  'attributes',
  'unlisted',
  'origin',
  'is_stand_in',
  'content_hash',
  'collected_at',
  'stale_since',
  'stale_reason',
  'held_back_at',
  'gone_at',
  'links',
  'stack',
  'stem',
];

const SUMMARY = [
  'id',
  'account_id',
  'region',
  'type',
  'arn',
  'name',
  'sort_name',
  'parent_arn',
  'tags',
  'unlisted',
  'origin',
  'collected_at',
  'stale_since',
  'stale_reason',
  'attribution',
  'passed',
  'not_applicable',
  'failed',
  'not_available',
].map(column => `resources.${column}`);

/** Each resource beside the listing that holds it, which knows when it last ended. */
export function joinListings(resources: Knex.QueryBuilder): Knex.QueryBuilder {
  return resources.leftJoin('listings', join =>
    join
      .on('listings.account_id', 'resources.account_id')
      .on('listings.region', 'resources.region')
      .on('listings.type', 'resources.type'),
  );
}

/** Resources that are there, with what {@link toSummary} reads. */
export function selectSummaries(knex: Knex): Knex.QueryBuilder {
  return joinListings(knex('resources'))
    .whereNull('resources.gone_at')
    .select(...SUMMARY, 'listings.settled_at');
}

/** Resources that are there, with what {@link toResource} reads. */
export function selectResources(knex: Knex): Knex.QueryBuilder {
  return selectSummaries(knex).select('resources.attributes');
}

/** Field by field: what follows a spread gives each object a shape of its own in Node.js 20, and these are many. */
function withoutAttributes(row: any): ResourceSummary['resource'] {
  const resource: ResourceSummary['resource'] = {
    type: row.type,
    arn: row.arn,
    accountId: row.account_id,
    region: row.region,
    name: row.name,
    tags: JSON.parse(row.tags),
  };
  if (row.parent_arn) resource.parentArn = row.parent_arn;
  if (row.unlisted) resource.unlisted = JSON.parse(row.unlisted);
  if (row.origin) resource.origin = JSON.parse(row.origin);
  return resource;
}

function withAttributes(row: any): AnyResource {
  const resource = withoutAttributes(row) as AnyResource;
  resource.attributes = JSON.parse(row.attributes);
  return resource;
}

/** The columns that {@link toCollected} reads. */
export const READ_AS_COLLECTED = [
  'type',
  'arn',
  'account_id',
  'region',
  'name',
  'parent_arn',
  'tags',
  'attributes',
  'unlisted',
  'origin',
  'stale_since',
];

export function toCollected(row: any): CollectedResource {
  return {
    resource: withAttributes(row),
    isStale: row.stale_since !== null,
  };
}

export function toSummary(row: any): ResourceSummary {
  return aboutResource(withoutAttributes(row), row);
}

export function toResource(row: any): ResourceRow {
  return aboutResource(withAttributes(row), row);
}

function aboutResource<R>(resource: R, row: any) {
  return {
    id: row.id,
    resource,
    attribution: JSON.parse(row.attribution),
    collectedAt: new Date(collectedAt(row)),
    stale: row.stale_since
      ? {
          since: new Date(row.stale_since),
          reason: JSON.parse(row.stale_reason),
        }
      : undefined,
    passed: JSON.parse(row.passed),
    notApplicable: JSON.parse(row.not_applicable),
    failed: row.failed,
    notAvailable: row.not_available,
  };
}

/** An unchanged resource isn't written again: while it isn't stale, the end of its listing vouches for it. */
export function collectedAt(row: any): string {
  const { stale_since, settled_at, collected_at } = row;
  return !stale_since && settled_at > collected_at ? settled_at : collected_at;
}

export function toRecord(resource: AnyResource, now: Date) {
  const {
    type,
    arn,
    accountId,
    region,
    name,
    parentArn,
    tags,
    attributes,
    unlisted,
    origin,
  } = resource;
  return {
    id: resourceId(accountId, arn),
    account_id: accountId,
    region,
    type,
    arn,
    name,
    sort_name: sortName(name),
    parent_arn: parentArn ?? null,
    tags: JSON.stringify(tags),
    attributes: JSON.stringify(attributes),
    unlisted: unlisted ? JSON.stringify(unlisted) : null,
    origin: origin ? JSON.stringify(origin) : null,
    is_stand_in: Boolean(unlisted),
    content_hash: contentHash({
      type,
      region,
      name,
      parentArn,
      tags,
      attributes,
      unlisted,
      origin,
    }),
    collected_at: toText(now),
    stale_since: null,
    stale_reason: null,
    held_back_at: null,
    gone_at: null,
  };
}

/** What attribution goes by; worth its time for what changed alone. */
export function toAttributed(resource: AnyResource) {
  const links = linksOf(resource);
  return {
    links: links ? JSON.stringify(links) : null,
    stack: stackOf(resource.tags)?.slice(0, 255) ?? null,
    stem: nameStem(resource.name),
  };
}

/** What names sort by: without case, and short enough for a cursor. */
export function sortName(name: string): string {
  return name.toLowerCase().slice(0, 120);
}
