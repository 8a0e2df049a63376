import { Knex } from 'knex';
import { collectedAt, joinListings } from './record';

/** What a scorecard counts of a resource or stand-in. */
export interface CountedResource {
  accountId: string;
  region: string;
  ownerRef?: string;
  serviceRef?: string;
  /** Stands for what could not be listed, and is no resource itself. */
  isStandIn: boolean;
  collectedAt: Date;
  /** Ids of the controls that it passes, and of those that don't apply to it. */
  passed: string[];
  notApplicable: string[];
}

const COLUMNS = [
  'account_id',
  'region',
  'owner_ref',
  'service_ref',
  'is_stand_in',
  'collected_at',
  'stale_since',
  'passed',
  'not_applicable',
].map(column => `resources.${column}`);

/** Resources that are there, with what {@link toCounted} reads. */
export function selectCounted(knex: Knex): Knex.QueryBuilder {
  return joinListings(knex('resources'))
    .whereNull('resources.gone_at')
    .select(...COLUMNS, 'listings.settled_at');
}

export function toCounted(row: any): CountedResource {
  return {
    accountId: row.account_id,
    region: row.region,
    ownerRef: row.owner_ref ?? undefined,
    serviceRef: row.service_ref ?? undefined,
    isStandIn: Boolean(row.is_stand_in),
    collectedAt: new Date(collectedAt(row)),
    passed: JSON.parse(row.passed),
    notApplicable: JSON.parse(row.not_applicable),
  };
}
