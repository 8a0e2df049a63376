import { Knex } from 'knex';
import { chunk } from 'lodash';
import type { ImportedFinding } from '../../collection/securityHubFindings';
import { inLists } from '../batches';
import { rankOf } from '../filter';
import { resourceId, securityHubFindingId } from '../ids';
import { toText } from '../moments';
import { sortName } from '../resources/record';
import { Closing } from './lifecycle';
import { FindingDraft, FindingRecord } from './record';
import { FindingsWriter } from './write';

const BATCH = 500;

/** Brings imported findings up to date. They belong to the resource of the same account and ARN, where we have it. */
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
      const resources = new Map<string, any>();
      for (const row of await trx('resources')
        .whereIn(
          'id',
          batch.map(([, { accountId, resourceArn }]) =>
            resourceId(accountId, resourceArn),
          ),
        )
        .select(
          'id',
          'type',
          'name',
          'parent_arn',
          'owner_ref',
          'service_ref',
        )) {
        resources.set(row.id, row);
      }
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
        const resource = resources.get(
          resourceId(finding.accountId, finding.resourceArn),
        );
        writer.step(
          { record, knownAt: record?.updated_at ?? '' },
          draftOf(id, finding, resource),
          id,
        );
      }
      return writer.write(trx);
    });
  }
  return { changed };
}

/** After a complete import: findings of those accounts (all, unless given) that it did not hold are closed. */
export async function closeSecurityHub(
  knex: Knex,
  options: {
    runId?: number;
    now: Date;
    seen: ReadonlySet<string>;
    accounts?: Iterable<string>;
  },
): Promise<{ changed: number }> {
  const { runId, now, accounts } = options;
  const seen = new Set([...options.seen].map(securityHubFindingId));
  return knex.transaction(async trx => {
    const open = trx('findings')
      .where('source', 'SECURITY_HUB')
      .whereIn('status', ['FAILED', 'NOT_AVAILABLE']);
    if (accounts) open.whereIn('account_id', [...accounts]);
    const unseen = ((await open.pluck('id')) as string[]).filter(
      id => !seen.has(id),
    );
    let changed = 0;
    for (const ids of inLists(unseen)) {
      const writer = new FindingsWriter({ at: toText(now), runId });
      for (const record of (await trx('findings').whereIn(
        'id',
        ids,
      )) as FindingRecord[]) {
        writer.step(
          { record, knownAt: record.updated_at },
          {
            status: 'NOT_APPLICABLE',
            reason: 'Security Hub no longer reports it',
          },
          record.id,
        );
      }
      changed += await writer.write(trx);
    }
    return { changed };
  });
}

function draftOf(
  id: string,
  finding: ImportedFinding,
  resource: any | undefined,
): FindingDraft | Closing {
  if (!finding.open) return closingOf(finding);
  const unknown = finding.complianceStatus !== 'FAILED';
  const name = resource?.name ?? nameOf(finding.resourceArn);
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
    resource_type: resource?.type ?? finding.resourceType,
    resource_name: name,
    sort_name: sortName(name),
    parent_arn: resource?.parent_arn ?? null,
    account_id: finding.accountId,
    region: finding.region,
    owner_ref: resource?.owner_ref ?? null,
    service_ref: resource?.service_ref ?? null,
    reason: unknown ? 'Security Hub could not tell' : null,
    unknown: unknown
      ? JSON.stringify({
          errorClass: 'unavailable',
          operation: 'securityhub:GetFindings',
        })
      : null,
    evidence: '[]',
    workflow: finding.workflow,
    first_seen_at: finding.firstObservedAt && toText(finding.firstObservedAt),
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
