import {
  Facets,
  FindingQuery,
  FindingStatus,
} from 'backstage-plugin-serverless-posture-common';
import { FindingSort } from '../../blocks';
import { UrlPatch, UrlState } from '../../hooks/useUrlState';

/** A filter by values, named as in the query string and in the API. */
export type FacetName = keyof Facets;

/** The filters in the order of their use. */
export const facetTitles: Record<FacetName, string> = {
  status: 'Status',
  severity: 'Severity',
  owner: 'Owner',
  layer: 'Layer',
  exposure: 'Exposure',
  workflow: 'Workflow',
  assignee: 'Assignee',
  snoozed: 'Snoozed',
  exempted: 'Exempted',
  service: 'Service',
  accountId: 'Account',
  environment: 'Environment',
  ou: 'Organizational unit',
  region: 'Region',
  controlId: 'Control',
  framework: 'Framework',
  resourceType: 'Type',
  source: 'Source',
  agreement: 'Security Hub and we',
  stale: 'Stale',
};

export const facetNames = Object.keys(facetTitles) as FacetName[];

/** What the list shows while the query string names no status. */
const defaultStatuses: FindingStatus[] = ['FAILED'];

/** Stands for no filter by status, which an empty query string cannot say. */
const ANY_STATUS = 'any';

const sorts: FindingSort[] = [
  'severity',
  'age',
  'control',
  'resource',
  'account',
];

/** The values of one filter. */
export function valuesOf(url: UrlState, facet: FacetName): string[] {
  if (facet !== 'status') return url.list(facet);
  const status = url.get('status');
  if (status === ANY_STATUS) return [];
  return status ? url.list('status') : defaultStatuses;
}

/** The query string with one filter's values changed. */
export function withValues(facet: FacetName, values: string[]): UrlPatch {
  if (facet !== 'status') return { [facet]: values };
  if (values.length === 0) return { status: ANY_STATUS };
  return {
    status: values.join() === defaultStatuses.join() ? undefined : values,
  };
}

/** No filter but the default one. */
export const withoutFilters: UrlPatch = {
  ...Object.fromEntries(facetNames.map(name => [name, undefined])),
  text: undefined,
};

/** The sort in the query string. */
export function sortOf(url: UrlState): {
  by: FindingSort;
  order: 'asc' | 'desc';
} {
  const asked = url.get('sort');
  return {
    by: sorts.find(sort => sort === asked) ?? 'severity',
    order: url.get('order') === 'desc' ? 'desc' : 'asc',
  };
}

/** The view in the query string as a query to the API; what isn't a known value is refused there, by name. */
export function findingQueryOf(url: UrlState): FindingQuery {
  const { by, order } = sortOf(url);
  const filters = facetNames
    .map(name => [name, valuesOf(url, name)] as const)
    .filter(([, values]) => values.length > 0);
  return {
    ...Object.fromEntries(filters),
    text: url.get('text'),
    sort: by,
    order,
  };
}
