import {
  FindingStatus,
  GroupedBy,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { asWhole } from '../asWhole';
import type { ImportedFinding } from '../../collection/securityHub';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { CheckpointKey } from '../checkpoints';
import { isPostgres } from '../isPostgres';
import { toText } from '../moments';
import {
  FindingRow,
  PostureFilter,
  Rows,
  TransitionRow,
  VerdictRow,
} from '../types';
import { agreeWithSecurityHub, Counterparts } from './agree';
import { applyVerdicts } from './applyVerdicts';
import {
  ChangesFilter,
  eachChange,
  FindingChangeRow,
  regressionsOf,
  worstChanges,
} from './changes';
import { ControlStatistics, controlStatistics } from './controlCounts';
import { CountedFinding, countedFindings } from './counted';
import { discreet } from './discreet';
import { FacetIndex } from './facetIndex/FacetIndex';
import { countFacets, FacetTally } from './facets';
import { FindingGroupRow, findingGroups } from './groups';
import { FindingChangeKind } from './lifecycle';
import { linkSecurityHub } from './link';
import { eachFinding, FindingList, listFindings, ListOptions } from './list';
import { narrow } from './narrow';
import { selectFindings, toFinding } from './record';
import { importSecurityHub } from './securityHub';
import { findingsPerResource, ResourceFindings } from './perResource';
import { FindingsSourcesStore } from './sources';
import {
  closeSecurityHub,
  expectSecurityHub,
  FindingsCoverage,
  meetSecurityHub,
} from './unmet';

/** Verdicts that fail or are unknown, imported findings, and the history of both. */
export class FindingsStore {
  /** Until when imported findings were read. */
  readonly sources: FindingsSourcesStore;
  /** Facets from memory, where many findings are kept. */
  private readonly facetIndex?: FacetIndex;

  constructor(private readonly knex: Knex) {
    this.sources = new FindingsSourcesStore(knex);
    if (isPostgres(knex)) this.facetIndex = new FacetIndex(knex);
  }

  /** Replaces the verdicts on an account's resources; `changed` counts changes of a status. */
  async applyVerdicts(options: {
    accountId: string;
    runId: number;
    now: Date;
    verdicts: VerdictRow[];
    controlIds: string[];
  }): Promise<{ counts: Record<FindingStatus, number>; changed: number }> {
    return applyVerdicts(this.knex, options);
  }

  /** Brings findings of Security Hub up to date; `changed` counts changes of a status. */
  async importSecurityHub(options: {
    runId?: number;
    now: Date;
    findings: ImportedFinding[];
  }): Promise<{ changed: number }> {
    return importSecurityHub(this.knex, options);
  }

  /** A reading of all that is active begins: notes down which open findings it has to meet. */
  async expectSecurityHub(
    key: CheckpointKey,
    coverage: FindingsCoverage,
  ): Promise<void> {
    await expectSecurityHub(this.knex, key, coverage);
  }

  /** A page of that reading held these, by Security Hub's own ids. */
  async meetSecurityHub(key: CheckpointKey, ids: string[]): Promise<void> {
    await meetSecurityHub(this.knex, key, ids);
  }

  /** That reading came to its end: closes what it did not meet, everywhere or within. */
  async closeSecurityHub(
    key: CheckpointKey,
    now: Date,
    within: FindingsCoverage = {},
  ): Promise<{ changed: number }> {
    return closeSecurityHub(this.knex, key, now, within);
  }

  /** The accounts that have findings, open or closed. */
  async accountIds(): Promise<string[]> {
    return this.knex('findings')
      .distinct('account_id')
      .orderBy('account_id')
      .pluck('account_id');
  }

  /**
   * Links imported findings with their resources: of the same account and ARN, with owner and service. Findings may be
   * imported before their resource is stored, so that this comes once all is. Answers how many rows that changed.
   */
  async linkSecurityHub(accountId?: string): Promise<number> {
    return linkSecurityHub(this.knex, accountId);
  }

  /** Makes one finding of what Security Hub and a control of ours both see, and notes where they differ. */
  async agreeWithSecurityHub(
    counterparts: Counterparts,
    accountId?: string,
  ): Promise<void> {
    await agreeWithSecurityHub(this.knex, counterparts, accountId);
  }

  /** One page of open findings. Throws an InputError that names `cursor` where it is none of this list. */
  async list(
    filter: PostureFilter,
    options: ListOptions,
    authorization?: PostureAuthorization,
  ): Promise<FindingList> {
    return listFindings(this.knex, filter, options, authorization);
  }

  /**
   * Another value whenever facets may have changed: of decisions, of which the store's revision tells, at once, of what is
   * collected within a second. Undefined where nobody keeps count of that.
   */
  async facetsVersion(revision: string): Promise<number | undefined> {
    return this.facetIndex?.version(revision);
  }

  /** For each facet, how many open findings each value would show with every other filter applied. */
  async facets(
    filter: PostureFilter,
    authorization?: PostureAuthorization,
  ): Promise<FacetTally> {
    return (
      (await this.facetIndex?.count(filter, authorization)) ??
      countFacets(this.knex, filter, authorization)
    );
  }

  /** Open findings by what they have in common, the worst and then the largest group first. */
  async groups(
    by: GroupedBy,
    filter: PostureFilter,
    options: { cursor?: string; limit: number; boundTo?: unknown },
    authorization?: PostureAuthorization,
  ): Promise<Rows<FindingGroupRow> & { totalCount: number; findings: number }> {
    return findingGroups(this.knex, by, filter, options, authorization);
  }

  /** All open findings of a filter in the order of the list, a batch at a time. */
  each(
    filter: PostureFilter,
    options: Pick<ListOptions, 'sort' | 'order'>,
    authorization?: PostureAuthorization,
  ): AsyncGenerator<FindingRow[]> {
    return eachFinding(this.knex, filter, options, authorization);
  }

  /** How each control's resources fare and who owns what fails, by control id. */
  async controlStatistics(
    authorization?: PostureAuthorization,
  ): Promise<Map<string, ControlStatistics>> {
    return controlStatistics(this.knex, authorization);
  }

  /** All open findings of a filter, worst first. */
  async open(
    filter: PostureFilter,
    authorization?: PostureAuthorization,
  ): Promise<FindingRow[]> {
    const rows = await selectFindings(this.knex)
      .modify(query => narrow(query, filter, authorization))
      .orderBy(['findings.severity', 'findings.first_seen_at', 'findings.id']);
    return discreet(this.knex, rows.map(toFinding), authorization);
  }

  /** All open findings of ours that a filter leaves, as scorecards count them; in no order. */
  async counted(
    filter: PostureFilter,
    authorization?: PostureAuthorization,
  ): Promise<CountedFinding[]> {
    return countedFindings(this.knex, filter, authorization);
  }

  /** One finding, open or closed; undefined where the caller may not see it. */
  async get(
    id: string,
    authorization?: PostureAuthorization,
  ): Promise<FindingRow | undefined> {
    const row = await selectFindings(this.knex)
      .where('findings.id', id)
      .modify(query => whereAuthorized(query, 'findings', authorization))
      .first();
    if (!row) return undefined;
    const [finding] = await discreet(
      this.knex,
      [toFinding(row)],
      authorization,
    );
    return finding;
  }

  /** The open findings of a resource, those of Security Hub included; worst first. */
  async ofResource(
    resourceId: string,
    authorization?: PostureAuthorization,
  ): Promise<FindingRow[]> {
    const rows = await selectFindings(this.knex)
      .where('findings.resource_id', resourceId)
      .modify(query => narrow(query, {}, authorization))
      .orderBy(['findings.severity', 'findings.first_seen_at', 'findings.id']);
    return discreet(this.knex, rows.map(toFinding), authorization);
  }

  /** The open findings of resources in numbers, by id; resources without any are left out. */
  async perResource(
    resourceIds: Iterable<string>,
    authorization?: PostureAuthorization,
  ): Promise<Map<string, ResourceFindings>> {
    return findingsPerResource(this.knex, resourceIds, authorization);
  }

  /** How the status of a finding changed, oldest first. */
  async timeline(id: string): Promise<TransitionRow[]> {
    const rows = await this.knex('transitions')
      .where({ finding_id: id })
      .whereRaw('to_status is distinct from from_status')
      .orderBy('id');
    return rows.map(row => ({
      findingId: row.finding_id,
      at: new Date(row.at),
      runId: row.run_id ?? undefined,
      from: row.from_status ?? undefined,
      to: row.to_status,
    }));
  }

  /** What changed in a period: the worst changes first, and how many there are of each kind. */
  async changes(
    filter: ChangesFilter,
    { limit }: { limit: number },
    authorization?: PostureAuthorization,
  ): Promise<{
    items: FindingChangeRow[];
    counts: Record<FindingChangeKind, number>;
  }> {
    return worstChanges(this.knex, filter, limit, authorization);
  }

  /** All that changed in a period in the order in which it came, a batch at a time. */
  eachChange(
    filter: ChangesFilter,
    authorization?: PostureAuthorization,
  ): AsyncIterable<FindingChangeRow[]> {
    return eachChange(this.knex, filter, authorization);
  }

  /** What was in order before a run and fails since, open and not exempted, of one severity and with an owner; by owner. */
  async regressions(
    runId: number,
    severity: Severity,
    since?: Date,
  ): Promise<FindingRow[]> {
    return regressionsOf(this.knex, runId, severity, since);
  }

  /** Deletes closed findings and transitions that are older than a moment. */
  async deleteBefore(before: Date): Promise<void> {
    await asWhole(this.knex, async trx => {
      await trx('transitions').where('at', '<', toText(before)).delete();
      await trx('findings')
        .whereIn('status', ['PASSED', 'NOT_APPLICABLE'])
        .where('updated_at', '<', toText(before))
        .delete();
    });
  }
}
