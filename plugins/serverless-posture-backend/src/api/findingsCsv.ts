import { Finding } from 'backstage-plugin-serverless-posture-common';
import { Cell } from './csv';

/** The columns of an export, in order. */
const COLUMNS: Record<string, (finding: Finding) => Cell> = {
  severity: ({ severity }) => severity,
  status: ({ status }) => status,
  title: ({ title }) => title,
  control: ({ controlId }) => controlId,
  source: ({ source }) => source,
  layer: ({ layer }) => layer,
  resource: ({ resource }) => resource.name,
  resource_type: ({ resource }) => resource.type,
  arn: ({ resource }) => resource.arn,
  account_id: ({ resource }) => resource.accountId,
  account: ({ resource }) => resource.accountName,
  region: ({ resource }) => resource.region,
  environment: ({ environment }) => environment,
  organizational_units: ({ ouPath }) => ouPath,
  owner: ({ ownerRef }) => ownerRef,
  service: ({ serviceRef }) => serviceRef,
  fix: ({ fix }) => fix?.title,
  exposed: ({ exposed }) => exposed,
  stale: ({ stale }) => stale,
  workflow: ({ workflow }) => workflow,
  assignee: ({ assigneeRef }) => assigneeRef,
  snoozed: ({ snoozed }) => snoozed && (snoozed.until ?? 'until it changes'),
  exemption: ({ exemptionId }) => exemptionId,
  security_hub: ({ agreement }) => agreement,
  first_seen_at: ({ firstSeenAt }) => firstSeenAt,
  updated_at: ({ updatedAt }) => updatedAt,
  reason: ({ reason }) => reason,
  evidence: ({ evidence }) =>
    evidence.length > 0 ? JSON.stringify(evidence) : undefined,
  id: ({ id }) => id,
};

const readers = Object.values(COLUMNS);

/** Names of the columns. */
export const FINDING_COLUMNS = Object.keys(COLUMNS);

/** One finding as a row. */
export function findingCells(finding: Finding): Cell[] {
  return readers.map(read => read(finding));
}
