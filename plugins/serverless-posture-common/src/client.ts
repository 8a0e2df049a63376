import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  DefaultApiClient,
  GetFindings,
  GetResources,
  TypedResponse,
} from './schema/openapi';
import {
  CollectionCoverage,
  CollectionStatus,
  ControlSummary,
  FindingDetail,
  FindingPage,
  ResourcePage,
  Run,
  RunDetail,
  Scorecard,
  TeamWeek,
} from './schema/openapi';

/** Filters, sort and page of findings. Lists are ORed within, ANDed between. @public */
export type FindingQuery = GetFindings['query'];

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
  getFinding(id: string): Promise<FindingDetail>;
  getResources(query: ResourceQuery): Promise<ResourcePage>;
  /** The scorecard of one service. */
  getScorecard(entityRef: string): Promise<Scorecard>;
  /** One ISO week such as `2026-W47`, or `current`, of a group, user, system or domain; of a group maybe with those below it. */
  getTeamWeek(
    entityRef: string,
    week: string,
    options?: { subTeams?: boolean },
  ): Promise<TeamWeek>;
  getCoverage(): Promise<CollectionCoverage>;
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

  async getFinding(id: string) {
    return answer(await this.client.getFinding({ path: { id } }));
  }

  async getResources(query: ResourceQuery) {
    return answer(await this.client.getResources({ query }));
  }

  async getScorecard(entityRef: string) {
    return answer(await this.client.getScorecard({ path: pathOf(entityRef) }));
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

  async getCoverage() {
    return answer(await this.client.getCoverage({}));
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
