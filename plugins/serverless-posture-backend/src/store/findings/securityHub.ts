import { Knex } from 'knex';
import { Workflow } from 'backstage-plugin-serverless-posture-common';
import { chunk, keyBy } from 'lodash';
import { asWhole } from '../asWhole';
import { ImportedFinding, toImported } from '../../collection/securityHub';
import { rankOf } from '../filter';
import { fixId, resourceId, securityHubFindingId } from '../ids';
import { toText } from '../moments';
import { sortName } from '../resources/record';
import { WriteRecord } from '../securityHubWrites/record';
import { Closing } from './lifecycle';
import { FindingDraft, FindingRecord, WRITTEN } from './record';
import { FindingsWriter } from './write';

const BATCH = 500;

/** How long after a write Security Hub may still answer with what was before. */
const LAG_MS = 10 * 60_000;

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
    changed += await asWhole(knex, async trx => {
      const ids = batch.map(([id]) => id);
      const before: Record<string, FindingRecord | undefined> = keyBy(
        await trx('findings').whereIn('id', ids).select(WRITTEN),
        'id',
      );
      const writes: Record<string, WriteRecord | undefined> = keyBy(
        await trx('security_hub_writes').whereIn('finding_id', ids),
        'finding_id',
      );
      const writer = new FindingsWriter({ at: toText(now), runId });
      for (const [id, finding] of batch) {
        const record = before[id];
        const there = workflowThere(finding, record, writes[id], now);
        writer.step(
          { record, knownAt: record?.updated_at ?? '' },
          draftOf(id, finding, record, there),
          id,
        );
      }
      return writer.write(trx);
    });
  }
  return { changed };
}

/** What Security Hub says, as far as what we write there has come into effect. */
function workflowThere(
  { workflow }: ImportedFinding,
  before: FindingRecord | undefined,
  write: WriteRecord | undefined,
  now: Date,
): Workflow {
  // Whether it was written already, or somebody was faster, is found out when it is written.
  if (write?.state === 'pending') return before?.hub_workflow ?? workflow;
  const lags =
    write?.state === 'written' &&
    Date.parse(write.settled_at!) > now.getTime() - LAG_MS;
  return lags ? write.workflow : workflow;
}

function draftOf(
  id: string,
  imported: ImportedFinding,
  before: FindingRecord | undefined,
  there: Workflow,
): FindingDraft | Closing {
  // What others suppress is closed. Known to be suppressed and open, it was us: then it is hidden here as long as there.
  const isOurs = there === 'SUPPRESSED' && before?.hub_workflow === there;
  const finding = toImported({
    ...imported,
    workflow: isOurs ? before.workflow : there,
  });
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
    hub_id: finding.target?.id ?? null,
    hub_product: finding.target?.product ?? null,
    hub_workflow: there,
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
