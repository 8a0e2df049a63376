import { FindingStatus } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { chunk, groupBy } from 'lodash';
import { asWhole } from '../asWhole';
import { updateMany } from '../batches';
import { rankOf } from '../filter';
import { findingId, fixId } from '../ids';
import { toText } from '../moments';
import { sortName } from '../resources/record';
import { VerdictRow } from '../types';
import { Before, Closing } from './lifecycle';
import { FindingDraft, FindingRecord, WRITTEN } from './record';
import { whereAlso } from './whereAlso';
import { FindingsWriter } from './write';

/** Resources whose verdicts are written in one transaction. */
const BATCH = 500;

/** What verdicts need to know of a resource. */
interface JudgedResource {
  id: string;
  account_id: string;
  region: string;
  type: string;
  arn: string;
  name: string;
  parent_arn: string | null;
  owner_ref: string | null;
  service_ref: string | null;
  collected_at: string;
  stale_since: string | null;
  passed: string;
  not_applicable: string;
  failed: number;
  not_available: number;
}

/** Where the account of a resource stands, as its findings show it. */
interface Place {
  environment: string | null;
  ou_path: string | null;
}

const RESOURCE_COLUMNS = [
  'id',
  'account_id',
  'region',
  'type',
  'arn',
  'name',
  'parent_arn',
  'owner_ref',
  'service_ref',
  'collected_at',
  'stale_since',
  'passed',
  'not_applicable',
  'failed',
  'not_available',
];

/**
 * Replaces the verdicts on an account's resources. Passes are ids in the resource's row, failures and unknowns are rows;
 * only what changed is written, and every change of a status appends a transition. Findings of controls that are not
 * among `controlIds` disappear without one.
 */
export async function applyVerdicts(
  knex: Knex,
  options: {
    accountId: string;
    runId: number;
    now: Date;
    verdicts: VerdictRow[];
    controlIds: string[];
  },
): Promise<{ counts: Record<FindingStatus, number>; changed: number }> {
  const { accountId, now } = options;
  const at = toText(now);
  const enabled = new Set(options.controlIds);
  const verdicts = options.verdicts.filter(({ control }) =>
    enabled.has(control.id),
  );
  const judged = groupBy(verdicts, 'resourceId');
  const account = await knex('accounts')
    .where({ account_id: accountId })
    .first('judged_at', 'environment', 'ou_path');
  const ids: string[] = await knex('resources')
    .where({ account_id: accountId })
    .whereNull('gone_at')
    .orderBy('id')
    .pluck('id');
  let changed = 0;
  for (const batch of chunk(ids, BATCH)) {
    changed += await asWhole(knex, trx =>
      applyBatch(trx, {
        ids: batch,
        judged,
        judgedAt: account?.judged_at ?? undefined,
        place: {
          environment: account?.environment ?? null,
          ou_path: account?.ou_path ?? null,
        },
        at,
        runId: options.runId,
      }),
    );
  }
  await knex('accounts')
    .where({ account_id: accountId })
    .update({ judged_at: at });
  return { counts: countByStatus(verdicts), changed };
}

interface Batch {
  ids: string[];
  judged: Record<string, VerdictRow[]>;
  /** When the verdicts that are stored were last confirmed. */
  judgedAt?: string;
  place: Place;
  at: string;
  runId: number;
}

async function applyBatch(trx: Knex, batch: Batch): Promise<number> {
  const resources: JudgedResource[] = await trx('resources')
    .whereIn('id', batch.ids)
    .select(RESOURCE_COLUMNS);
  const findings: FindingRecord[] = await trx('findings')
    .modify(whereAlso, 'source', ['POSTURE'])
    .whereIn('resource_id', batch.ids)
    .select(WRITTEN);
  const findingsOf = groupBy(findings, 'resource_id');
  const writer = new FindingsWriter(batch);
  for (const resource of resources) {
    judge(writer, resource, findingsOf[resource.id] ?? [], batch);
  }
  await updateMany(
    trx,
    'resources',
    'id',
    ['passed', 'not_applicable', 'failed', 'not_available'],
    resources
      .map(resource => ({
        resource,
        lists: verdictLists(batch.judged[resource.id] ?? []),
      }))
      .filter(({ resource, lists }) => differs(resource, lists))
      .map(({ resource, lists }) => ({ id: resource.id, ...lists })),
  );
  return writer.write(trx);
}

function judge(
  writer: FindingsWriter,
  resource: JudgedResource,
  findings: FindingRecord[],
  { judged, judgedAt, place }: Batch,
) {
  const before = new Map(findings.map(record => [record.control_id, record]));
  const passed = new Set<string>(JSON.parse(resource.passed));
  const notApplicable = new Set<string>(JSON.parse(resource.not_applicable));
  const statusBefore = (controlId: string): Before['status'] => {
    if (passed.has(controlId)) return 'PASSED';
    return notApplicable.has(controlId) ? 'NOT_APPLICABLE' : undefined;
  };
  for (const row of judged[resource.id] ?? []) {
    const controlId = row.control.id;
    const record = before.get(controlId);
    before.delete(controlId);
    // Most pass and always did: there is neither a row nor anything to say.
    if (!record && isClosing(row)) continue;
    const id = findingId(resource.id, controlId);
    writer.step(
      {
        record,
        status: statusBefore(controlId),
        knownAt: judgedAt ?? resource.collected_at,
      },
      draftOf(id, row, resource, place),
      id,
    );
  }
  // What is left belongs to controls that no longer judge this resource.
  for (const { id } of before.values()) writer.forget(id);
}

function isClosing({ verdict: { status } }: VerdictRow): boolean {
  return status === 'PASSED' || status === 'NOT_APPLICABLE';
}

function draftOf(
  id: string,
  { control, verdict, severity, fix }: VerdictRow,
  resource: JudgedResource,
  place: Place,
): FindingDraft | Closing {
  const { status, reason } = verdict;
  if (status === 'PASSED' || status === 'NOT_APPLICABLE')
    return { status, reason };
  return {
    id,
    source: 'POSTURE',
    control_id: control.id,
    title: control.title,
    status,
    severity: rankOf(severity),
    layer: control.layer,
    resource_id: resource.id,
    resource_arn: resource.arn,
    resource_type: resource.type,
    resource_name: resource.name,
    sort_name: sortName(resource.name),
    parent_arn: resource.parent_arn,
    account_id: resource.account_id,
    region: resource.region,
    owner_ref: resource.owner_ref,
    service_ref: resource.service_ref,
    reason: reason ?? null,
    unknown:
      status === 'NOT_AVAILABLE' ? JSON.stringify(verdict.unknown) : null,
    evidence: JSON.stringify(status === 'FAILED' ? verdict.evidence : []),
    workflow: 'NEW',
    fix_id: fix ? fixId(fix.key) : null,
    fix_title: fix?.title ?? null,
    stale: Boolean(resource.stale_since),
    environment: place.environment,
    ou_path: place.ou_path,
  };
}

function verdictLists(verdicts: VerdictRow[]) {
  const idsWith = (status: FindingStatus) =>
    verdicts
      .filter(({ verdict }) => verdict.status === status)
      .map(({ control }) => control.id);
  return {
    passed: JSON.stringify(idsWith('PASSED').sort()),
    not_applicable: JSON.stringify(idsWith('NOT_APPLICABLE').sort()),
    failed: idsWith('FAILED').length,
    not_available: idsWith('NOT_AVAILABLE').length,
  };
}

function differs(
  resource: JudgedResource,
  lists: ReturnType<typeof verdictLists>,
): boolean {
  return (Object.keys(lists) as (keyof typeof lists)[]).some(
    key => resource[key] !== lists[key],
  );
}

function countByStatus(verdicts: VerdictRow[]): Record<FindingStatus, number> {
  const counts = { PASSED: 0, FAILED: 0, NOT_AVAILABLE: 0, NOT_APPLICABLE: 0 };
  for (const { verdict } of verdicts) counts[verdict.status] += 1;
  return counts;
}
