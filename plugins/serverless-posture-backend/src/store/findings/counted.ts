import {
  FindingStatus,
  severities,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureAuthorization } from '../authorization';
import { PostureFilter } from '../types';
import { narrow } from './narrow';

/** What a scorecard counts of a finding of ours: a few columns of very many rows. */
export interface CountedFinding {
  id: string;
  controlId: string;
  status: FindingStatus;
  severity: Severity;
  resourceId: string;
  ownerRef?: string;
  serviceRef?: string;
  /** Falls under an exemption in force. */
  exempted: boolean;
  exposed: boolean;
  /** The one change that closes it, and perhaps others; a failing one has it. */
  fix?: { id: string; title: string };
  firstSeenAt: Date;
}

const COLUMNS = [
  'id',
  'control_id',
  'status',
  'severity',
  'resource_id',
  'owner_ref',
  'service_ref',
  'exemption_id',
  'exposed',
  'fix_id',
  'fix_title',
  'first_seen_at',
].map(column => `findings.${column}`);

/** The open findings of ours that a filter leaves, in no order. */
export async function countedFindings(
  knex: Knex,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<CountedFinding[]> {
  const rows: any[] = await knex('findings')
    .modify(query =>
      narrow(query, { ...filter, source: ['POSTURE'] }, authorization),
    )
    .select(COLUMNS);
  return rows.map(row => ({
    id: row.id,
    controlId: row.control_id,
    status: row.status,
    severity: severities[row.severity],
    resourceId: row.resource_id,
    ownerRef: row.owner_ref ?? undefined,
    serviceRef: row.service_ref ?? undefined,
    exempted: row.exemption_id !== null,
    exposed: Boolean(row.exposed),
    fix: row.fix_id ? { id: row.fix_id, title: row.fix_title } : undefined,
    firstSeenAt: new Date(row.first_seen_at),
  }));
}
