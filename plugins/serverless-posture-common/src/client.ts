import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  DecideFindings,
  DefaultApiClient,
  GetExemptions,
  ExportFindings,
  GetFindingGroups,
  GetFindings,
  GetOwnershipQueue,
  GetResources,
  TypedResponse,
} from './schema/openapi';
import {
  AccountScopes,
  CollectionCoverage,
  CollectionStatus,
  ControlSummary,
  DecisionInput,
  DecisionOutcome,
  EntityGraph,
  Exemption,
  ExemptionDetail,
  ExemptionInput,
  ExemptionNote,
  ExemptionPage,
  ExemptionRenewal,
  FindingDetail,
  FindingGroupPage,
  FindingPage,
  Overview,
  OwnershipAssignInput,
  OwnershipAssignment,
  OwnershipChange,
  OwnershipQueuePage,
  OwnershipShare,
  ResourcePage,
  Rights,
  Run,
  RunDetail,
  SavedView,
  SavedViewInput,
  Scorecard,
  TeamWeek,
} from './schema/openapi';

/** Filters, sort and page of findings. Lists are ORed within, ANDed between. @public */
export type FindingQuery = GetFindings['query'];

/** Filters of findings, without sort and page. @public */
export type FindingFilter = DecideFindings['query'];

/** Filters and page of groups of findings. @public */
export type FindingGroupQuery = GetFindingGroups['query'];

/** Filters, sort and format of a file of findings. @public */
export type FindingExportQuery = ExportFindings['query'];

/** States and page of exemptions. @public */
export type ExemptionQuery = GetExemptions['query'];

/** What one person may do about an exemption; approving and denying is up to somebody else than who asked. @public */
export type ExemptionVerb = 'approve' | 'deny' | 'revoke';

/** Filters and page of what nobody owns. @public */
export type OwnershipQueueQuery = GetOwnershipQueue['query'];

/** Filters and page of resources. @public */
export type ResourceQuery = GetResources['query'];

/**
 * What the backend knows, under the caller's rights. Every call rejects with a `ResponseError` from `@backstage/errors`
 * where the backend refuses it.
 * @public
 */
export interface ServerlessPostureApi {
  getStatus(): Promise<CollectionStatus>;
  getControls(): Promise<ControlSummary[]>;
  getFindings(query: FindingQuery): Promise<FindingPage>;
  /** Findings by what they have in common, the worst group first. */
  getFindingGroups(query: FindingGroupQuery): Promise<FindingGroupPage>;
  /** All findings of a filter as a file. */
  exportFindings(query: FindingExportQuery): Promise<Blob>;
  getFinding(id: string): Promise<FindingDetail>;
  /** The caller's saved views and those that others share, by name. */
  getViews(): Promise<SavedView[]>;
  createView(view: SavedViewInput): Promise<SavedView>;
  updateView(id: string, view: SavedViewInput): Promise<SavedView>;
  deleteView(id: string): Promise<void>;
  /** What is worth offering to the caller; a single finding may still be refused. */
  getRights(): Promise<Rights>;
  /** Decides about findings by id or, without ids, about all that match a filter. */
  decideFindings(
    decision: DecisionInput,
    filter?: FindingFilter,
  ): Promise<DecisionOutcome>;
  /** Takes back what was decided at once. */
  undoDecision(batch: string): Promise<DecisionOutcome>;
  /** Newest first. */
  getExemptions(query: ExemptionQuery): Promise<ExemptionPage>;
  getExemption(id: number): Promise<ExemptionDetail>;
  requestExemption(request: ExemptionInput): Promise<Exemption>;
  /** Asks to go on with one that is in force. */
  renewExemption(id: number, renewal: ExemptionRenewal): Promise<Exemption>;
  /** Approves, denies, or ends an exemption. */
  decideExemption(
    id: number,
    verb: ExemptionVerb,
    note?: ExemptionNote,
  ): Promise<Exemption>;
  getResources(query: ResourceQuery): Promise<ResourcePage>;
  /** How much of what the caller may see has an owner. */
  getOwnershipShare(): Promise<OwnershipShare>;
  /** Groups of resources without an owner, those with the worst findings first. */
  getOwnershipQueue(query: OwnershipQueueQuery): Promise<OwnershipQueuePage>;
  /** Says who owns resources, over what rules find. */
  assignOwnership(input: OwnershipAssignInput): Promise<OwnershipChange>;
  /** What was decided about owners, newest first. */
  getOwnershipAssignments(limit?: number): Promise<OwnershipAssignment[]>;
  /** Takes such a decision back; rejects with a 409 where that was done before. */
  undoOwnershipAssignment(id: number): Promise<OwnershipChange>;
  /** The scorecard of one service. */
  getScorecard(entityRef: string): Promise<Scorecard>;
  /** The ways of requests through a service, and which of them are open to the internet. */
  getEntityGraph(entityRef: string): Promise<EntityGraph>;
  /** One ISO week such as `2026-W47`, or `current`, of a group, user, system or domain; of a group maybe with those below it. */
  getTeamWeek(
    entityRef: string,
    week: string,
    options?: { subTeams?: boolean },
  ): Promise<TeamWeek>;
  /** All changes of such a week as a CSV file. */
  exportTeamWeek(
    entityRef: string,
    week: string,
    options?: { subTeams?: boolean },
  ): Promise<Blob>;
  /** The whole organization, as far as the caller may see it. */
  getOverview(): Promise<Overview>;
  /** Accounts by Regions, and what stands in the way. */
  getCoverage(): Promise<CollectionCoverage>;
  /** How each collector fared in one account; in one of its Regions, where given. */
  getAccountScopes(accountId: string, region?: string): Promise<AccountScopes>;
  /** Newest first. */
  getRuns(limit?: number): Promise<Run[]>;
  getRun(id: number): Promise<RunDetail>;
  /** Starts a run; rejects with a 409 while one is going on. */
  startRun(): Promise<Run>;
  /** Ends a run that is going on; rejects with a 409 where it has ended already. */
  cancelRun(id: number): Promise<Run>;
}

/** The typed client of the serverless posture backend. @public */
export class ServerlessPostureClient implements ServerlessPostureApi {
  private readonly client: DefaultApiClient;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.client = new DefaultApiClient(options);
  }

  async getStatus() {
    return answer(await this.client.getStatus({}));
  }

  async getControls() {
    return (await answer(await this.client.getControls({}))).items;
  }

  async getFindings(query: FindingQuery) {
    return answer(await this.client.getFindings({ query }));
  }

  async getFindingGroups(query: FindingGroupQuery) {
    return answer(await this.client.getFindingGroups({ query }));
  }

  async exportFindings(query: FindingExportQuery) {
    return file(await this.client.exportFindings({ query }));
  }

  async getFinding(id: string) {
    return answer(await this.client.getFinding({ path: { id } }));
  }

  async getViews() {
    return (await answer(await this.client.getViews({}))).items;
  }

  async createView(body: SavedViewInput) {
    return answer(await this.client.createView({ body }));
  }

  async updateView(id: string, body: SavedViewInput) {
    return answer(await this.client.updateView({ path: { id }, body }));
  }

  async deleteView(id: string) {
    const response: unknown = await this.client.deleteView({ path: { id } });
    if (!(response as Response).ok)
      throw await ResponseError.fromResponse(response as Response);
  }

  async getRights() {
    return answer(await this.client.getRights({}));
  }

  async decideFindings(body: DecisionInput, filter: FindingFilter = {}) {
    return answer(await this.client.decideFindings({ body, query: filter }));
  }

  async undoDecision(batch: string) {
    return answer(await this.client.undoDecision({ path: { batch } }));
  }

  async getExemptions(query: ExemptionQuery) {
    return answer(await this.client.getExemptions({ query }));
  }

  async getExemption(id: number) {
    return answer(await this.client.getExemption({ path: { id } }));
  }

  async requestExemption(body: ExemptionInput) {
    return answer(await this.client.requestExemption({ body }));
  }

  async renewExemption(id: number, body: ExemptionRenewal) {
    return answer(await this.client.renewExemption({ path: { id }, body }));
  }

  async decideExemption(
    id: number,
    verb: ExemptionVerb,
    body: ExemptionNote = {},
  ) {
    const request = { path: { id }, body };
    const asked: Record<
      ExemptionVerb,
      () => Promise<TypedResponse<Exemption>>
    > = {
      approve: () => this.client.approveExemption(request),
      deny: () => this.client.denyExemption(request),
      revoke: () => this.client.revokeExemption(request),
    };
    return answer(await asked[verb]());
  }

  async getResources(query: ResourceQuery) {
    return answer(await this.client.getResources({ query }));
  }

  async getOwnershipShare() {
    return answer(await this.client.getOwnershipShare({}));
  }

  async getOwnershipQueue(query: OwnershipQueueQuery) {
    return answer(await this.client.getOwnershipQueue({ query }));
  }

  async assignOwnership(body: OwnershipAssignInput) {
    return answer(await this.client.assignOwnership({ body }));
  }

  async getOwnershipAssignments(limit?: number) {
    const query = { limit };
    return (await answer(await this.client.getOwnershipAssignments({ query })))
      .items;
  }

  async undoOwnershipAssignment(id: number) {
    return answer(await this.client.undoOwnershipAssignment({ path: { id } }));
  }

  async getScorecard(entityRef: string) {
    return answer(await this.client.getScorecard({ path: pathOf(entityRef) }));
  }

  async getEntityGraph(entityRef: string) {
    return answer(
      await this.client.getEntityGraph({ path: pathOf(entityRef) }),
    );
  }

  async getTeamWeek(
    entityRef: string,
    week: string,
    query: { subTeams?: boolean } = {},
  ) {
    return answer(
      await this.client.getTeamWeek({
        path: { ...pathOf(entityRef), week },
        query,
      }),
    );
  }

  async exportTeamWeek(
    entityRef: string,
    week: string,
    query: { subTeams?: boolean } = {},
  ) {
    return file(
      await this.client.exportTeamWeek({
        path: { ...pathOf(entityRef), week },
        query,
      }),
    );
  }

  async getOverview() {
    return answer(await this.client.getOverview({}));
  }

  async getCoverage() {
    return answer(await this.client.getCoverage({}));
  }

  async getAccountScopes(accountId: string, region?: string) {
    return answer(
      await this.client.getAccountScopes({
        path: { accountId },
        query: { region },
      }),
    );
  }

  async getRuns(limit?: number) {
    return (await answer(await this.client.getRuns({ query: { limit } })))
      .items;
  }

  async getRun(id: number) {
    return answer(await this.client.getRun({ path: { id } }));
  }

  async startRun() {
    return answer(await this.client.startRun({}));
  }

  async cancelRun(id: number) {
    return answer(await this.client.cancelRun({ path: { id } }));
  }
}

function pathOf(entityRef: string): CompoundEntityRef {
  return parseEntityRef(entityRef);
}

async function answer<T>(response: TypedResponse<T>): Promise<T> {
  if (!response.ok)
    throw await ResponseError.fromResponse(response as Response);
  return response.json();
}

async function file(response: unknown): Promise<Blob> {
  const body = response as Response;
  if (!body.ok) throw await ResponseError.fromResponse(body);
  return body.blob();
}
