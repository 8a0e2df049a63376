import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { FacetValue, Facets } from 'backstage-plugin-serverless-posture-common';
import { FacetCount } from '../store/types';
import { ApiContext, namesFor } from './context';
import {
  Names,
  presentAttribution,
  presentControl,
  presentFinding,
  refsOfAttribution,
} from './present';
import { PostureRouter } from './router';

/** `/findings`: the triage table and the evidence behind each number. */
export function addFindingRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer } = context;

  router.get('/findings', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const authorization = await authorizer.readable(credentials);
    const {
      sort = 'severity',
      order = 'asc',
      cursor,
      limit = 50,
      facets,
      ...filter
    } = request.query;
    const [page, counts] = await Promise.all([
      store.findings.list(
        filter,
        { sort, order, cursor, limit },
        authorization,
      ),
      facets ? store.findings.facets(filter, authorization) : undefined,
    ]);
    const names = await namesFor(context, credentials, [
      ...page.items.flatMap(row => [row.ownerRef, row.serviceRef]),
      ...(counts
        ? [...counts.owner, ...counts.service].map(({ value }) => value)
        : []
      ).filter(isRef),
    ]);
    response.json({
      items: page.items.map(row => presentFinding(row, names)),
      nextCursor: page.nextCursor,
      totalCount: page.totalCount,
      facets: counts && presentFacets(counts, names, context),
    });
  });

  router.get('/findings/:id', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    response.json(await findingDetail(context, credentials, request.params.id));
  });
}

async function findingDetail(
  context: ApiContext,
  credentials: BackstageCredentials,
  id: string,
) {
  const { store, authorizer } = context;
  const authorization = await authorizer.readable(credentials);
  const finding = await store.findings.get(id, authorization);
  const resource = finding && (await store.resources.get(finding.resource.id));
  if (!finding)
    throw new NotFoundError(`There is no finding ${id} that you may read`);
  const [related, timeline] = await Promise.all([
    store.findings.ofResource(finding.resource.id, authorization),
    store.findings.timeline(id),
  ]);
  const attribution = resource?.attribution ?? { rule: 'unowned' };
  const names = await namesFor(context, credentials, [
    ...[finding, ...related].flatMap(row => [row.ownerRef, row.serviceRef]),
    ...refsOfAttribution(attribution),
  ]);
  const control = context.controls.find(
    ({ id: controlId }) => controlId === finding.controlId,
  );
  return {
    finding: presentFinding(finding, names),
    control:
      control && presentControl(control, context.enabled.has(control.id)),
    remedy: control?.remedy({
      ...finding.resource,
      accountId: finding.accountId,
      region: finding.region,
    }),
    attribution: presentAttribution(attribution, names),
    related: related
      .filter(other => other.id !== id)
      .map(row => presentFinding(row, names)),
    timeline: timeline.map(({ at, runId, from, to }) => ({
      at: at.toISOString(),
      runId,
      from,
      to,
    })),
  };
}

/** Facet values with labels; owners and services that the caller may not read are left out. */
function presentFacets(
  counts: Record<keyof Facets, FacetCount[]>,
  names: Names,
  { controls }: ApiContext,
): Facets {
  const titles = new Map(controls.map(({ id, title }) => [id, title]));
  const readable = (values: FacetCount[]) =>
    values.filter(({ value }) => !isRef(value) || names.entities.has(value));
  const labelled = (
    values: FacetCount[],
    labels: ReadonlyMap<string, string>,
  ): FacetValue[] =>
    values.map(facet => ({ ...facet, label: labels.get(facet.value) }));
  return {
    ...counts,
    controlId: labelled(counts.controlId, titles),
    accountId: labelled(counts.accountId, names.accounts),
    owner: readable(counts.owner),
    service: readable(counts.service),
  };
}

/** Refs have a kind; `unowned` and `none` don't. */
function isRef(value: string): boolean {
  return value.includes(':');
}
