import {
  Facets,
  FindingFilter,
  FindingQuery,
  FindingStatus,
  GroupedBy,
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

/** Filters that are no choice among values. */
const otherFilters = [
  'text',
  'fix',
  'subTeams',
  'minimumAge',
  'maximumAge',
  'firstSeenFrom',
  'firstSeenUntil',
] as const;

/** No filter but the default one. */
export const withoutFilters: UrlPatch = Object.fromEntries(
  [...facetNames, ...otherFilters].map(name => [name, undefined]),
);

/** What findings may be grouped by, with `none` for a plain list. */
export type Grouping = GroupedBy | 'none';

/** Each grouping as people read it: what one group is, and several. */
export const groupings: Record<Grouping, { one: string; many: string }> = {
  fix: { one: 'fix', many: 'fixes' },
  control: { one: 'control', many: 'controls' },
  account: { one: 'account', many: 'accounts' },
  owner: { one: 'owner', many: 'owners' },
  service: { one: 'service', many: 'services' },
  resourceType: { one: 'resource type', many: 'resource types' },
  none: { one: 'nothing', many: 'findings' },
};

/** The filter by what groups are of. */
const groupFilters: Record<GroupedBy, keyof FindingFilter> = {
  fix: 'fix',
  control: 'controlId',
  account: 'accountId',
  owner: 'owner',
  service: 'service',
  resourceType: 'resourceType',
};

/** The filter that holds the findings of some of its groups. A group of an owner's holds nothing of the teams below. */
export function withinGroups(
  filter: FindingFilter,
  by: GroupedBy,
  values: string[],
): FindingFilter {
  return {
    ...filter,
    ...(by === 'owner' && { subTeams: undefined }),
    [groupFilters[by]]: values,
  };
}

/** The grouping in the query string: by fix, unless it says otherwise or asks for the order of a list. */
export function groupingOf(url: UrlState): Grouping {
  const asked = url.get('by');
  if (asked && asked in groupings) return asked as Grouping;
  return url.get('sort') ? 'none' : 'fix';
}

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

type Entry = [parameter: string, value: unknown];

/** The filter in the query string as the API takes it; what isn't a known value is refused there, by name. */
export function filterOf(url: UrlState): FindingFilter {
  const filters = facetNames.flatMap((name): Entry[] => {
    const values = valuesOf(url, name);
    if (values.length === 0) return [];
    if (!isYesOrNo(name)) return [[name, values]];
    // Both of them is no filter.
    return values.length === 1 ? [[name, values[0] === 'true']] : [];
  });
  const others = otherFilters.flatMap((name): Entry[] => {
    const value = url.get(name);
    return value === undefined ? [] : [[name, readOther(name, value)]];
  });
  return Object.fromEntries([...filters, ...others]);
}

/** The view in the query string as a query to the API. */
export function findingQueryOf(url: UrlState): FindingQuery {
  const { by, order } = sortOf(url);
  return { ...filterOf(url), sort: by, order };
}

/** Whether a filter's values are `true` and `false`. */
export function isYesOrNo(name: FacetName): boolean {
  return ['exempted', 'stale', 'snoozed'].includes(name);
}

function readOther(
  name: (typeof otherFilters)[number],
  value: string,
): unknown {
  switch (name) {
    case 'fix':
      return value.split(',');
    case 'subTeams':
      return value === 'true';
    case 'minimumAge':
    case 'maximumAge':
      return Number(value);
    default:
      return value;
  }
}
