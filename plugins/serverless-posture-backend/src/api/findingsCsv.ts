import { FindingRow } from '../store/types';
import { Cell } from './csv';
import { Names, visible } from './present';

/** The columns of an export, in order. */
const COLUMNS: Record<string, (finding: FindingRow, names: Names) => Cell> = {
  severity: ({ severity }) => severity,
  status: ({ status }) => status,
  title: ({ title }) => title,
  control: ({ controlId }) => controlId,
  source: ({ source }) => source,
  layer: ({ layer }) => layer,
  resource: ({ resource }) => resource.name,
  resource_type: ({ resource }) => resource.type,
  arn: ({ resource }) => resource.arn,
  account_id: ({ accountId }) => accountId,
  account: ({ accountId }, { accounts }) => accounts.get(accountId),
  region: ({ region }) => region,
  environment: ({ environment }) => environment,
  organizational_units: ({ ouPath }) => ouPath,
  owner: ({ ownerRef }, names) => visible(ownerRef, names),
  service: ({ serviceRef }, names) => visible(serviceRef, names),
  fix: ({ fix }) => fix?.title,
  exposed: ({ exposed }) => exposed,
  stale: ({ stale }) => stale,
  workflow: ({ workflow }) => workflow,
  assignee: ({ assigneeRef }, names) => visible(assigneeRef, names),
  snoozed: ({ snoozed }) =>
    snoozed && (snoozed.until?.toISOString() ?? 'until it changes'),
  exemption: ({ exemptionId }) => exemptionId,
  security_hub: ({ agreement }) => agreement,
  first_seen_at: ({ firstSeenAt }) => firstSeenAt.toISOString(),
  updated_at: ({ updatedAt }) => updatedAt.toISOString(),
  reason: ({ reason }) => reason,
  evidence: ({ evidence }) =>
    evidence.length > 0 ? JSON.stringify(evidence) : undefined,
  id: ({ id }) => id,
};

const readers = Object.values(COLUMNS);

/** Names of the columns. */
export const FINDING_COLUMNS = Object.keys(COLUMNS);

/** One finding as a row; entities that the caller may not read are not named. */
export function findingCells(finding: FindingRow, names: Names): Cell[] {
  return readers.map(read => read(finding, names));
}
