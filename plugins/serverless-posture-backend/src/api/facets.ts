import { FacetValue, Facets } from 'backstage-plugin-serverless-posture-common';
import { sumBy } from 'lodash';
import { controlsOfFramework, frameworkIds } from '../controls/frameworks';
import { PostureAuthorization } from '../store/authorization';
import { FacetCount, PostureFilter } from '../store/types';
import { ApiContext } from './context';
import { FilterQuery } from './findingFilter';
import { Names } from './present';
import { within } from './remembered';

/** The facets of an answer, before it is said in which words. */
export interface FacetCounts {
  values: Record<keyof Facets, FacetCount[]>;
  /** Findings of the filter itself. */
  total: number;
}

/** For how long a page waits for its facets, in milliseconds. */
const PATIENCE = 75;

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
  const { store, remembered } = context;
  const facets = async () => {
    const revision = await store.revision();
    const version = await store.findings.facetsVersion(revision);
    // Not the filter itself: what it says of time moves on.
    const { owner } = filter;
    return remembered.get(
      { facets: query, owner, authorization, revision, version },
      () => countFacets(context, filter, authorization),
    );
  };
  return within(PATIENCE, facets());
}

async function countFacets(
  { store, controls }: ApiContext,
  filter: PostureFilter,
  authorization: PostureAuthorization,
): Promise<FacetCounts> {
  const { facets, byControl, total } = await store.findings.facets(
    filter,
    authorization,
  );
  const framework = frameworkIds.map(value => {
    const asked = new Set(controlsOfFramework(controls, value));
    const count = sumBy(
      byControl.filter(control => asked.has(control.value)),
      'count',
    );
    return { value, count };
  });
  const values = {
    ...facets,
    framework: framework.filter(({ count }) => count > 0),
  };
  return { values, total };
}

/** The entities that facets name. */
export function refsOfFacets(counts: FacetCounts | undefined): string[] {
  if (!counts) return [];
  const { owner, service, assignee } = counts.values;
  return [owner, service, assignee]
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
    ? { facets: presentFacets(counts.values, names, context) }
    : { facetsPending: true };
}

/** Facet values with labels; entities that the caller may not read are left out. */
function presentFacets(
  counts: FacetCounts['values'],
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
