import { useApi } from '@backstage/core-plugin-api';
import {
  Facets,
  Finding,
  FindingGroup,
  FindingGroupPage,
  FindingPage,
  GroupedBy,
} from 'backstage-plugin-serverless-posture-common';
import { useEffect, useState } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { Pages, usePages } from '../../hooks/usePages';
import { UrlState } from '../../hooks/useUrlState';
import { filterOf, findingQueryOf, groupingOf } from './filters';

/** After how many milliseconds facets that were still being counted are asked for again. */
const RECOUNT = 500;

type ListPage = FindingPage & { by: 'none' };
type GroupPage = FindingGroupPage & { by: GroupedBy };

/** What the triage page lists: findings, or groups of them. */
export interface TriageList {
  pages: Pages<Finding | FindingGroup, ListPage | GroupPage>;
  /** The newest that are counted. */
  facets?: Facets;
  /** Findings that match the filter. */
  findings: number;
  /** What others decide after it is left alone. */
  revision?: number;
  /** The number of lists that were read so far, for what else has to be read anew. */
  version: number;
  /** Something was decided: reads all anew. */
  refresh(): void;
}

/** Reads what the query string asks for. */
export function useTriageList(url: UrlState): TriageList {
  const api = useApi(serverlessPostureApiRef);
  const by = groupingOf(url);
  const [version, setVersion] = useState(0);
  const [counted, setCounted] = useState<Facets>();
  const read = async (
    page: { facets: true } | { cursor: string },
  ): Promise<ListPage | GroupPage> =>
    by === 'none'
      ? { ...(await api.getFindings({ ...findingQueryOf(url), ...page })), by }
      : {
          ...(await api.getFindingGroups({ ...filterOf(url), by, ...page })),
          by,
        };
  const pages = usePages<Finding | FindingGroup, ListPage | GroupPage>(
    () => read({ facets: true }),
    cursor => read({ cursor }),
    [api, by, JSON.stringify(findingQueryOf(url)), version],
  );
  const { value, loading, retry } = pages.first;

  useEffect(() => {
    if (value?.facets) setCounted(value.facets);
  }, [value]);
  const isOnFirstPage = pages.items.length === value?.items.length;
  const isPending = Boolean(value?.facetsPending) && !loading && isOnFirstPage;
  useEffect(() => {
    if (!isPending) return undefined;
    const timer = setTimeout(retry, RECOUNT);
    return () => clearTimeout(timer);
  }, [isPending, retry]);

  return {
    pages,
    facets: value?.facets ?? counted,
    findings: (value?.by === 'none' ? value.totalCount : value?.findings) ?? 0,
    revision: value?.revision,
    version,
    refresh: () => setVersion(count => count + 1),
  };
}
