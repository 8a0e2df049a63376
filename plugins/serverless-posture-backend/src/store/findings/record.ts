import {
  Agreement,
  FindingSource,
  FindingStatus,
  Layer,
  severities,
  Workflow,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { difference } from 'lodash';
import { toDate } from '../moments';
import { FindingRow } from '../types';

/** A row of `findings` before its life cycle is known. */
export interface FindingDraft {
  id: string;
  source: FindingSource;
  control_id: string;
  title: string;
  status: FindingStatus;
  severity: number;
  layer: Layer | null;
  resource_id: string;
  resource_arn: string;
  resource_type: string;
  resource_name: string;
  sort_name: string;
  parent_arn: string | null;
  account_id: string;
  region: string;
  owner_ref: string | null;
  service_ref: string | null;
  reason: string | null;
  unknown: string | null;
  evidence: string;
  workflow: Workflow;
  fix_id: string | null;
  fix_title: string | null;
  environment: string | null;
  ou_path: string | null;
  stale: boolean;
  /** Where its source knows since when it is. */
  first_seen_at?: string;
  /** Of an imported finding that can be written to: its id in Security Hub, the ARN of its product, its workflow there. */
  hub_id?: string | null;
  hub_product?: string | null;
  hub_workflow?: Workflow | null;
}

/** A row of `findings`. */
export interface FindingRecord extends FindingDraft {
  first_seen_at: string;
  updated_at: string;
  ever_failed: boolean;
  last_known_status: FindingStatus | null;
  last_known_at: string | null;
}

/** What is written of findings by others than those who see them. */
export interface FindingExtras {
  /** Written by the comparison with Security Hub. */
  agreement: Agreement | null;
  twin_id: string | null;
  /** Written by the search for paths from the internet. */
  exposed: boolean | null;
  /** Written by decisions and exemptions. */
  assignee_ref: string | null;
  snoozed_until: string | null;
  snoozed_hash: string | null;
  exemption_id: number | null;
}

/** The columns that a verdict or an import reads and writes; it leaves the others as they are. */
export const WRITTEN = [
  'id',
  'source',
  'control_id',
  'title',
  'status',
  'severity',
  'layer',
  'resource_id',
  'resource_arn',
  'resource_type',
  'resource_name',
  'sort_name',
  'parent_arn',
  'account_id',
  'region',
  'owner_ref',
  'service_ref',
  'reason',
  'unknown',
  'evidence',
  'workflow',
  'fix_id',
  'fix_title',
  'environment',
  'ou_path',
  'stale',
  'first_seen_at',
  'hub_id',
  'hub_product',
  'hub_workflow',
  'updated_at',
  'ever_failed',
  'last_known_status',
  'last_known_at',
] as const satisfies (keyof FindingRecord)[];

/** The columns that {@link toFinding} reads. */
const READ = [
  ...difference(WRITTEN, [
    'sort_name',
    'hub_id',
    'hub_product',
    'hub_workflow',
    'ever_failed',
  ]),
  'agreement',
  'twin_id',
  'exposed',
  'assignee_ref',
  'snoozed_until',
  'snoozed_hash',
  'exemption_id',
].map(column => `findings.${column}`);

/** Findings with what {@link toFinding} reads. */
export function selectFindings(knex: Knex): Knex.QueryBuilder {
  return knex('findings')
    .leftJoin('accounts', 'accounts.account_id', 'findings.account_id')
    .select(READ)
    .select('accounts.name as account_name');
}

export function toFinding(
  row: FindingRecord & FindingExtras & { account_name: string | null },
): FindingRow {
  return {
    id: row.id,
    source: row.source,
    controlId: row.control_id,
    title: row.title,
    status: row.status,
    severity: severities[row.severity],
    layer: row.layer ?? undefined,
    resource: {
      id: row.resource_id,
      arn: row.resource_arn,
      type: row.resource_type,
      name: row.resource_name,
      parentArn: row.parent_arn ?? undefined,
    },
    accountId: row.account_id,
    accountName: row.account_name ?? undefined,
    region: row.region,
    ownerRef: row.owner_ref ?? undefined,
    serviceRef: row.service_ref ?? undefined,
    reason: row.reason ?? undefined,
    unknown: row.unknown ? JSON.parse(row.unknown) : undefined,
    evidence: JSON.parse(row.evidence),
    workflow: row.workflow,
    agreement: row.agreement ?? undefined,
    twinId: row.twin_id ?? undefined,
    fix: row.fix_id
      ? { id: row.fix_id, title: row.fix_title ?? row.title }
      : undefined,
    exposed: row.exposed === null ? undefined : Boolean(row.exposed),
    environment: row.environment ?? undefined,
    ouPath: row.ou_path ?? undefined,
    stale: Boolean(row.stale),
    assigneeRef: row.assignee_ref ?? undefined,
    snoozed:
      row.snoozed_until || row.snoozed_hash
        ? { until: toDate(row.snoozed_until) }
        : undefined,
    exemptionId: row.exemption_id ?? undefined,
    firstSeenAt: new Date(row.first_seen_at),
    updatedAt: new Date(row.updated_at),
    lastKnown: row.last_known_status
      ? { status: row.last_known_status, at: toDate(row.last_known_at)! }
      : undefined,
  };
}
