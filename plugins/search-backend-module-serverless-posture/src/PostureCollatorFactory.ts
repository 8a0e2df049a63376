import { Readable } from 'node:stream';
import { parseEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  FindingGroup,
  FindingGroupQuery,
  ServerlessPostureApi,
  Severity,
} from 'backstage-plugin-serverless-posture-common';

/** A service with open critical or high findings, as the search finds it. */
export interface PostureDocument extends IndexableDocument {
  entityRef: string;
  severity: Severity;
  /** How many of its critical and high findings are open. */
  findings: number;
}

/** The findings that count: those that cap a grade. */
const WORST: FindingGroupQuery = {
  severity: ['CRITICAL', 'HIGH'],
  status: ['FAILED'],
};

/** The most that one answer holds. */
const PAGE = 200;

/** Controls that a text names, worst first. */
const NAMED = 20;

/**
 * One document for each service with open critical or high findings. Who may not read the entity in the catalog doesn't
 * find it.
 */
export class PostureCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'serverless-posture';
  readonly visibilityPermission = catalogEntityReadPermission;
  private readonly locationTemplate: string;

  constructor(
    private readonly options: {
      api: Pick<ServerlessPostureApi, 'getFindingGroups'>;
      locationTemplate?: string;
    },
  ) {
    this.locationTemplate =
      options.locationTemplate ?? '/catalog/:namespace/:kind/:name/serverless';
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.documents());
  }

  private async *documents(): AsyncIterable<PostureDocument> {
    for await (const service of this.services()) {
      const { items } = await this.options.api.getFindingGroups({
        ...WORST,
        by: 'control',
        service: [service.value],
        limit: NAMED,
      });
      yield this.document(service, items);
    }
  }

  /** Page by page, so that an organization of any size is read in the same memory. */
  private async *services(): AsyncIterable<FindingGroup> {
    let cursor: string | undefined;
    do {
      const page = await this.options.api.getFindingGroups({
        ...WORST,
        by: 'service',
        cursor,
        limit: PAGE,
      });
      // Findings that belong to no service are a group as well, and no entity.
      yield* page.items.filter(({ value }) => value.includes(':'));
      cursor = page.nextCursor;
    } while (cursor);
  }

  private document(
    { value: entityRef, severity, findings, exposed }: FindingGroup,
    controls: FindingGroup[],
  ): PostureDocument {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const location = Object.entries({ kind, namespace, name }).reduce(
      (path, [key, part]) =>
        path.replace(`:${key}`, encodeURIComponent(part.toLowerCase())),
      this.locationTemplate,
    );
    const about = [
      `${findings} critical and high ${
        findings === 1 ? 'finding' : 'findings'
      } of serverless posture`,
      ...(exposed > 0 ? [`${exposed} open to the internet`] : []),
    ].join(', ');
    return {
      title: `${name}: ${about}`,
      text: [
        `${about}.`,
        ...controls.map(one => `${one.severity} ${one.label ?? one.value}.`),
      ].join(' '),
      location,
      entityRef,
      severity,
      findings,
      authorization: { resourceRef: entityRef },
    };
  }
}
