import {
  Attribution,
  ControlSummary,
  Finding,
  FixFirst,
  Resource,
  ResourceRef,
  Run,
  ScopeStatus,
} from 'backstage-plugin-serverless-posture-common';
import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { consoleLink } from '../aws/consoleLink';
import { describeControl } from '../controls/catalogue';
import { Candidate } from '../ownership/attribution';
import { PostureAuthorization, seesAllOf } from '../store/authorization';
import type { ControlStatistics } from '../store/findings/controlCounts';
import * as store from '../store/types';

/** What rows need to be read by people: names of accounts, and which entities the caller may see named. */
export interface Names {
  accounts: ReadonlyMap<string, string>;
  entities: ReadonlySet<string>;
}

export function presentFinding(row: store.FindingRow, names: Names): Finding {
  return {
    id: row.id,
    status: row.status,
    severity: row.severity,
    source: row.source,
    controlId: row.controlId,
    title: row.title,
    layer: row.layer,
    resource: presentResourceRef(
      { ...row.resource, accountId: row.accountId, region: row.region },
      names,
    ),
    ownerRef: visible(row.ownerRef, names),
    serviceRef: visible(row.serviceRef, names),
    reason: row.reason,
    errorClass: row.unknown?.errorClass,
    operation: row.unknown?.operation,
    evidence: row.evidence,
    withheldEvidence: row.withheld,
    workflow: row.workflow,
    agreement: row.agreement,
    twinId: row.twinId,
    fix: row.fix,
    exposed: row.exposed,
    environment: row.environment,
    ouPath: row.ouPath,
    stale: row.stale,
    assigneeRef: visible(row.assigneeRef, names),
    snoozed: row.snoozed && { until: row.snoozed.until?.toISOString() },
    exemptionId: row.exemptionId,
    firstSeenAt: row.firstSeenAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    lastKnown: row.lastKnown && {
      status: row.lastKnown.status,
      at: row.lastKnown.at.toISOString(),
    },
  };
}

/** The entities that findings name. */
export function refsOfFindings(
  rows: store.FindingRow[],
): (string | undefined)[] {
  return rows.flatMap(row => [row.ownerRef, row.serviceRef, row.assigneeRef]);
}

export function presentResource(
  row: store.ResourceRow,
  names: Names,
  authorization: PostureAuthorization,
): Resource {
  return {
    ref: presentResourceRef({ ...row.resource, id: row.id }, names),
    attribution: presentAttribution(row.attribution, names, {
      accountId: row.resource.accountId,
      authorization,
    }),
    collectedAt: row.collectedAt.toISOString(),
    staleSince: row.stale?.since.toISOString(),
    counts: {
      passed: row.passed.length,
      failed: row.failed,
      notAvailable: row.notAvailable,
      notApplicable: row.notApplicable.length,
    },
  };
}

/** What decided about an owner. What speaks for others may name their resources in the account: that is told to those who see them. */
export function presentAttribution(
  { others, suggestions, notes, ...decided }: store.Attribution,
  names: Names,
  {
    accountId,
    authorization,
  }: { accountId: string; authorization: PostureAuthorization },
): Attribution {
  const presentOther = (claim: Candidate) => {
    const { ownerRef, serviceRef } = claim;
    const subject = { accountId, ownerRef, serviceRef };
    const isSeen = seesAllOf(authorization, subject);
    return presentClaim(
      isSeen ? claim : { ...claim, evidence: undefined },
      names,
    );
  };
  return {
    ...presentClaim(decided, names),
    others: others?.map(presentOther),
    suggestions: suggestions?.map(presentOther),
    notes: notes?.filter(note => isSayable(note, names)),
  };
}

/** What a rule says, without the entities that the caller may not read. */
export function presentClaim<
  T extends { ownerRef?: string; serviceRef?: string; evidence?: string },
>(claim: T, names: Names): T {
  const { ownerRef, serviceRef, evidence } = claim;
  return {
    ...claim,
    ownerRef: visible(ownerRef, names),
    serviceRef: visible(serviceRef, names),
    evidence: evidence && isSayable(evidence, names) ? evidence : undefined,
  };
}

/** Whether a sentence names only entities that the caller may read. */
export function isSayable(sentence: string, names: Names): boolean {
  return entityRefsIn(sentence).every(ref => names.entities.has(ref));
}

/** The entities that an attribution names, in its sentences as well. */
export function refsOfAttribution({
  others = [],
  suggestions = [],
  notes = [],
  ...decided
}: Pick<store.Attribution, 'others' | 'suggestions' | 'notes'> &
  Partial<store.Attribution>): (string | undefined)[] {
  return [
    ...[decided, ...others, ...suggestions].flatMap(claim => [
      claim.ownerRef,
      claim.serviceRef,
      ...entityRefsIn(claim.evidence ?? ''),
    ]),
    ...notes.flatMap(entityRefsIn),
  ];
}

/** Such as `component:default/checkout`; ARNs have no part of that form. */
function entityRefsIn(sentence: string): string[] {
  return sentence.match(/(?<![\w:/])[a-z]\w*:[\w.-]+\/[\w.-]+/g) ?? [];
}

/** What identifies a resource, with a link to it. */
export function presentResourceRef(
  row: {
    id: string;
    arn: string;
    type: string;
    name: string;
    accountId: string;
    region: string;
    parentArn?: string;
  },
  names: Names,
): ResourceRef {
  const { id, arn, type, name, accountId, region } = row;
  return {
    id,
    arn,
    type,
    name,
    accountId,
    accountName: names.accounts.get(accountId),
    region,
    consoleUrl: consoleLink(row),
  };
}

export function presentControl(
  control: AnyControl,
  enabled: boolean,
  statistics?: ControlStatistics,
): ControlSummary {
  return { ...describeControl(control), enabled, ...statistics };
}

export function presentRun(row: store.RunRow): Run {
  return {
    id: row.id,
    state: row.state,
    trigger: row.trigger,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString(),
    scopes: row.scopes,
    resources: row.resources,
    findings: {
      passed: row.findings.PASSED,
      failed: row.findings.FAILED,
      notAvailable: row.findings.NOT_AVAILABLE,
      notApplicable: row.findings.NOT_APPLICABLE,
    },
    changedFindings: row.changedFindings,
    calls: Object.values(row.calls).reduce((sum, count) => sum + count, 0),
    throttles: row.throttles,
    message: row.message,
  };
}

export function presentScope(
  row: store.ScopeRow,
  accounts: ReadonlyMap<string, string>,
): ScopeStatus {
  return {
    ...row,
    accountName: accounts.get(row.accountId),
    freshAt: row.freshAt?.toISOString(),
  };
}

export function presentFixes(fixes: FixFirst[], names: Names): FixFirst[] {
  return fixes.map(fix => ({
    ...fix,
    services: fix.services.filter(ref => names.entities.has(ref)),
  }));
}

/** Entities that the caller may not read in the catalog are not named. */
export function visible(
  ref: string | undefined,
  names: Names,
): string | undefined {
  return ref !== undefined && names.entities.has(ref) ? ref : undefined;
}
