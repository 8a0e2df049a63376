import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { uniq } from 'lodash';
import { ApiContext, namesFor } from './context';
import {
  FacetCounts,
  facetsSoon,
  presentedFacets,
  refsOfFacets,
} from './facets';
import { findingFilter } from './findingFilter';
import { presentGroup, refsOfGroups } from './groups';
import {
  presentAttribution,
  presentControl,
  presentFinding,
  refsOfAttribution,
  refsOfFindings,
} from './present';
import { PostureRouter } from './router';
import { triageOf } from './triage';

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
      ...query
    } = request.query;
    const filter = await findingFilter(context, credentials, query);
    const revision = await store.decisions.revision();
    const counting = facets
      ? facetsSoon(context, query, filter, authorization)
      : undefined;
    // A text is looked for by the database; all else is counted in no time, and may show that there is nothing to read.
    const total = counting?.then(known => known?.total);
    const page = await store.findings.list(
      filter,
      {
        ...{ sort, order, cursor, limit, boundTo: query },
        total: query.text ? total : await total,
      },
      authorization,
    );
    const counts = await counting;
    const names = await namesFor(
      context,
      credentials,
      [...refsOfFindings(page.items), ...refsOfFacets(counts)],
      accountsIn(page.items, counts),
    );
    response.json({
      items: page.items.map(row => presentFinding(row, names)),
      nextCursor: page.nextCursor,
      totalCount: page.totalCount,
      totalIsAtLeast: page.isAtLeast,
      revision,
      ...(facets ? presentedFacets(counts, names, context) : {}),
    });
  });

  router.get('/findings/groups', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const authorization = await authorizer.readable(credentials);
    const { by = 'fix', cursor, limit = 50, facets, ...query } = request.query;
    const filter = await findingFilter(context, credentials, query);
    const revision = await store.decisions.revision();
    const [page, counts] = await Promise.all([
      context.remembered.get(
        {
          groups: by,
          ...{ query, cursor, limit, authorization },
          owner: filter.owner,
          revision: await store.revision(),
        },
        () =>
          store.findings.groups(
            by,
            filter,
            { cursor, limit, boundTo: query },
            authorization,
          ),
      ),
      facets ? facetsSoon(context, query, filter, authorization) : undefined,
    ]);
    const names = await namesFor(
      context,
      credentials,
      [...refsOfGroups(by, page.items), ...refsOfFacets(counts)],
      accountsIn(page.items, counts),
    );
    response.json({
      items: page.items.flatMap(row => presentGroup(by, row, names, context)),
      nextCursor: page.nextCursor,
      totalCount: page.totalCount,
      findings: page.findings,
      revision,
      ...(facets ? presentedFacets(counts, names, context) : {}),
    });
  });

  router.get('/findings/:id', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    response.json(await findingDetail(context, credentials, request.params.id));
  });
}

/** The accounts that an answer names. */
function accountsIn(
  rows: { accountId?: string }[],
  counts?: FacetCounts,
): string[] {
  return uniq([
    ...rows.flatMap(({ accountId }) => accountId ?? []),
    ...(counts?.values.accountId ?? []).map(({ value }) => value),
  ]);
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
    ...refsOfFindings([finding, ...related]),
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
    attribution: presentAttribution(attribution, names, {
      accountId: finding.accountId,
      authorization,
    }),
    related: related
      .filter(other => other.id !== id)
      .map(row => presentFinding(row, names)),
    timeline: timeline.map(({ at, runId, from, to }) => ({
      at: at.toISOString(),
      runId,
      from,
      to,
    })),
    ...(await triageOf(context, credentials, id)),
  };
}
