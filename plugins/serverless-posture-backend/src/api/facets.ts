import {
  FacetValue,
  Facets,
  FindingStatus,
} from 'backstage-plugin-serverless-posture-common';
import { sumBy } from 'lodash';
import { controlsOfFramework, frameworkIds } from '../controls/frameworks';
import { PostureAuthorization } from '../store/authorization';
import { FacetCount, PostureFilter } from '../store/types';
import { ApiContext } from './context';
import { FilterQuery } from './findingFilter';
import { Names } from './present';

type FacetCounts = Record<keyof Facets, FacetCount[]>;

/** For how long a page waits for its facets, in milliseconds. */
const PATIENCE = 50;

/**
 * How many findings each value of each filter would show, under the caller's rights; undefined while so many are counted
 * that a page can't wait for it.
 */
export async function facetsSoon(
  context: ApiContext,
  query: FilterQuery,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<FacetCounts | undefined> {
  const revision = await context.store.revision();
  // Not the filter itself: what it says of time moves on.
  const { owner } = filter;
  return context.remembered.soon(
    { facets: query, owner, authorization, revision },
    () => countFacets(context, filter, authorization),
    PATIENCE,
  );
}

/** How many findings of the filter itself facets count. */
export function totalOf(
  { status }: FacetCounts,
  filter: PostureFilter,
): number {
  return sumBy(
    status.filter(
      ({ value }) =>
        !filter.status || filter.status.includes(value as FindingStatus),
    ),
    'count',
  );
}

async function countFacets(
  { store, controls }: ApiContext,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<FacetCounts> {
  const counts = await store.findings.facets(filter, authorization);
  const byControl = await store.findings.countByControl(
    { ...filter, controlOf: undefined },
    authorization,
  );
  const framework = frameworkIds.map(value => {
    const asked = new Set(controlsOfFramework(controls, value));
    const count = byControl
      .filter(control => asked.has(control.value))
      .reduce((sum, control) => sum + control.count, 0);
    return { value, count };
  });
  return {
    ...counts,
    framework: framework.filter(({ count }) => count > 0),
  };
}

/** The entities that facets name. */
export function refsOfFacets(counts: FacetCounts | undefined): string[] {
  if (!counts) return [];
  return [counts.owner, counts.service, counts.assignee]
    .flat()
    .map(({ value }) => value)
    .filter(isRef);
}

/** Facets where they are counted, or word that they are being counted. */
export function presentedFacets(
  counts: FacetCounts | undefined,
  names: Names,
  context: ApiContext,
): { facets: Facets } | { facetsPending: true } {
  return counts
    ? { facets: presentFacets(counts, names, context) }
    : { facetsPending: true };
}

/** Facet values with labels; entities that the caller may not read are left out. */
function presentFacets(
  counts: FacetCounts,
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
    assignee: readable(counts.assignee),
  };
}

/** Refs have a kind; `unowned` and `none` don't. */
function isRef(value: string): boolean {
  return value.includes(':');
}
