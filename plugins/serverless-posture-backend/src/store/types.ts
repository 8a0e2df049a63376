import {
  Agreement,
  ErrorClass,
  FindingSource,
  FindingStatus,
  Layer,
  ScopeState,
  Severity,
  Workflow,
} from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  AnyResource,
  Evidence,
  UnknownReason,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { Attribution } from '../ownership/attribution';

export type { Attribution };

/** A page of rows; `nextCursor` is opaque and absent on the last one. */
export interface Rows<T> {
  items: T[];
  nextCursor?: string;
}

/** One account of the organization, as last listed. */
export interface AccountRow {
  accountId: string;
  name: string;
  /** `ACTIVE`, `SUSPENDED`, … as Organizations says. */
  state: string;
  /** Names of the environments that hold it, in the order of the configuration. */
  environments?: string[];
  /** Ids of its root and its organizational units, from the root down. */
  organizationalUnits?: string[];
}

/** How the runs went, one row each. */
export interface RunRow {
  id: number;
  state: 'running' | 'complete' | 'partial' | 'failed' | 'cancelled';
  trigger: 'schedule' | 'manual';
  startedAt: Date;
  endedAt?: Date;
  scopes: Record<
    'total' | 'complete' | 'partial' | 'failed' | 'skipped',
    number
  >;
  resources: number;
  findings: Record<FindingStatus, number>;
  changedFindings: number;
  /** Calls by operation id. */
  calls: Record<string, number>;
  throttles: number;
  retries: number;
  message?: string;
}

/** What one collector did in one scope of one run. */
export interface ScopeRow {
  accountId: string;
  region: string;
  collector: string;
  state: ScopeState;
  errorClass?: ErrorClass;
  operation?: string;
  missingAction?: string;
  message?: string;
  /** When this collector was last complete in this scope, in this run or an earlier one. */
  freshAt?: Date;
  /** Since when AWS Config speaks for the scope in part; undefined: the services alone did when it was last tried. */
  recordedSince?: Date;
}

/** One stored resource. `id` is a stable hash of account and ARN. */
export interface ResourceRow {
  id: string;
  resource: AnyResource;
  attribution: Attribution;
  /** When the listing that holds it last ended. */
  collectedAt: Date;
  /** Set while the listing that holds it fails. */
  stale?: { since: Date; reason: UnknownReason };
  /** Ids of the controls that it passes, and of those that don't apply to it. */
  passed: string[];
  notApplicable: string[];
  failed: number;
  notAvailable: number;
}

/** A verdict to store. */
export interface VerdictRow {
  resourceId: string;
  control: AnyControl;
  verdict: Verdict;
  /** The severity of a failure: the verdict's, else the configured one, else the control's. */
  severity: Severity;
  /** The one change that closes it, by a key that is unique in the organization. */
  fix?: { key: string; title: string };
}

/** A failing or unknown verdict, or an imported Security Hub finding. */
export interface FindingRow {
  id: string;
  source: FindingSource;
  controlId: string;
  title: string;
  status: FindingStatus;
  severity: Severity;
  layer?: Layer;
  resource: {
    id: string;
    arn: string;
    type: string;
    name: string;
    parentArn?: string;
  };
  accountId: string;
  accountName?: string;
  region: string;
  ownerRef?: string;
  serviceRef?: string;
  reason?: string;
  unknown?: UnknownReason;
  evidence: Evidence[];
  /** Pieces of evidence that are left out, for they name resources that the caller may not read. */
  withheld?: number;
  workflow: Workflow;
  /** What Security Hub and our control on the same say of each other. */
  agreement?: Agreement;
  /** The finding of the other source about the same. */
  twinId?: string;
  /** The one change that closes it, and perhaps others. */
  fix?: { id: string; title: string };
  /** Whether a path leads to the resource from the internet; undefined where that is not known. */
  exposed?: boolean;
  /** The first of the configured environments that holds the account. */
  environment?: string;
  /** Ids of the account's root and organizational units, joined by slashes. */
  ouPath?: string;
  /** The listing that holds the resource fails. */
  stale: boolean;
  /** Group or User that deals with it. */
  assigneeRef?: string;
  /** Out of sight until then, or until it changes. */
  snoozed?: { until?: Date };
  /** The exemption in force that it falls under. */
  exemptionId?: number;
  firstSeenAt: Date;
  updatedAt: Date;
  /** For NOT_AVAILABLE: what was known before. */
  lastKnown?: { status: FindingStatus; at: Date };
}

/** Filters of findings and resources: lists are ORed within, ANDed between. */
export interface PostureFilter {
  status?: FindingStatus[];
  severity?: Severity[];
  layer?: Layer[];
  controlId?: string[];
  /** Controls of which the finding's must be one as well, such as those of a framework. */
  controlOf?: string[];
  accountId?: string[];
  region?: string[];
  resourceType?: string[];
  /** Entity refs; `unowned` for none. */
  owner?: string[];
  /** Entity refs; `none` for none. */
  service?: string[];
  source?: FindingSource[];
  agreement?: Agreement[];
  workflow?: Workflow[];
  /** Ids of fixes; `none` for none. */
  fix?: string[];
  /** Entity refs; `none` for nobody. */
  assignee?: string[];
  /** Names of environments; `none` for none. */
  environment?: string[];
  /** Ids of organizational units or roots, each with what is below it. */
  ou?: string[];
  exposure?: Exposure[];
  exempted?: boolean;
  stale?: boolean;
  snoozed?: boolean;
  /** When `snoozed` is asked; now, unless given. */
  at?: Date;
  /** `from` is included, `until` is not. */
  firstSeen?: { from?: Date; until?: Date };
  text?: string;
}

/** Whether a path leads to a resource from the internet. */
export type Exposure = 'INTERNET' | 'NO_PATH' | 'UNKNOWN';

/** A facet's value, and how many findings it would show with every other filter applied. */
export interface FacetCount {
  value: string;
  count: number;
}

/** A change of a finding's status. */
export interface TransitionRow {
  findingId: string;
  at: Date;
  runId?: number;
  from?: FindingStatus;
  to: FindingStatus;
}

/** What a roll-up sums: all that some owners own, and services by name. */
export interface Members {
  /** Entity refs of groups and users. */
  owners: string[];
  /** Entity refs. */
  services: string[];
}

/** One entity's scorecard on one UTC day; the last run of the day wins. */
export interface SnapshotRow {
  /** Ref of a service or an owner. */
  entityRef: string;
  /** `rest`: what an owner owns beside its services. */
  kind: 'service' | 'owner' | 'rest';
  day: string;
  score?: number;
  grade?: string;
  cappedBy?: Severity;
  /** As if no exemption were in force. */
  scoreWithoutExemptions?: number;
  gradeWithoutExemptions?: string;
  known: number;
  expected: number;
  resources: number;
  /** Open failing findings by severity, exempted ones not included. */
  open: Record<Severity, number>;
  /** Failing findings that exemptions cover. */
  exempted?: number;
  /** For an owner: how many of its services are capped. */
  capped: number;
  /** For an owner: refs of its services on that day. */
  services?: string[];
}
