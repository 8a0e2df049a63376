import { Knex } from 'knex';
import { chunk } from 'lodash';
import type { ImportedFinding } from '../../collection/securityHub';
import { rankOf } from '../filter';
import { fixId, resourceId, securityHubFindingId } from '../ids';
import { toText } from '../moments';
import { sortName } from '../resources/record';
import { Closing } from './lifecycle';
import { FindingDraft, FindingRecord } from './record';
import { FindingsWriter } from './write';

const BATCH = 500;

/** Brings imported findings up to date. What they show of their resources is brought up to date by `linkSecurityHub`. */
export async function importSecurityHub(
  knex: Knex,
  {
    runId,
    now,
    findings,
  }: { runId?: number; now: Date; findings: ImportedFinding[] },
): Promise<{ changed: number }> {
  let changed = 0;
  // The same finding may be on two pages; the later one is newer.
  const distinct = new Map(
    findings.map(finding => [securityHubFindingId(finding.id), finding]),
  );
  for (const batch of chunk([...distinct], BATCH)) {
    changed += await knex.transaction(async trx => {
      const before = new Map<string, FindingRecord>();
      for (const row of await trx('findings').whereIn(
        'id',
        batch.map(([id]) => id),
      )) {
        before.set(row.id, row);
      }
      const writer = new FindingsWriter({ at: toText(now), runId });
      for (const [id, finding] of batch) {
        const record = before.get(id);
        writer.step(
          { record, knownAt: record?.updated_at ?? '' },
          draftOf(id, finding, record),
          id,
        );
      }
      return writer.write(trx);
    });
  }
  return { changed };
}

function draftOf(
  id: string,
  finding: ImportedFinding,
  before: FindingRecord | undefined,
): FindingDraft | Closing {
  if (!finding.open) return closingOf(finding);
  const unknown = finding.complianceStatus !== 'FAILED';
  return {
    id,
    source: 'SECURITY_HUB',
    control_id: finding.securityControlId,
    title: finding.title,
    status: unknown ? 'NOT_AVAILABLE' : 'FAILED',
    severity: rankOf(finding.severity),
    layer: null,
    resource_id: resourceId(finding.accountId, finding.resourceArn),
    resource_arn: finding.resourceArn,
    account_id: finding.accountId,
    region: finding.region,
    reason: unknown ? 'Security Hub could not tell' : null,
    unknown: unknown
      ? JSON.stringify({
          errorClass: 'unavailable',
          operation: 'securityhub:GetFindings',
        })
      : null,
    evidence: '[]',
    workflow: finding.workflow,
    // Nobody tells us of a change that closes more than this one.
    fix_id: fixId(finding.id),
    fix_title: finding.title,
    first_seen_at: finding.firstObservedAt && toText(finding.firstObservedAt),
    ...shownOf(finding, before),
  };
}

/** Of the resource we show what we know of it, once it is linked, else what the finding says. */
function shownOf(
  { resourceArn, resourceType }: ImportedFinding,
  before: FindingRecord | undefined,
) {
  if (before?.resource_arn === resourceArn) {
    const { resource_type, resource_name, sort_name } = before;
    const { parent_arn, owner_ref, service_ref } = before;
    const { environment, ou_path } = before;
    return {
      resource_type,
      resource_name,
      sort_name,
      parent_arn,
      owner_ref,
      service_ref,
      environment,
      ou_path,
      stale: Boolean(before.stale),
    };
  }
  const name = nameOf(resourceArn);
  return {
    resource_type: resourceType,
    resource_name: name,
    sort_name: sortName(name),
    parent_arn: null,
    owner_ref: null,
    service_ref: null,
    environment: null,
    ou_path: null,
    stale: false,
  };
}

function closingOf({
  complianceStatus,
  recordState,
  workflow,
}: ImportedFinding): Closing {
  return complianceStatus === 'PASSED'
    ? { status: 'PASSED' }
    : {
        status: 'NOT_APPLICABLE',
        reason: `record ${recordState}, workflow ${workflow}`,
      };
}

/** The last part of an ARN, for resources that we don't collect. */
function nameOf(arn: string): string {
  return arn.split(/[:/]/).pop() || arn;
}
