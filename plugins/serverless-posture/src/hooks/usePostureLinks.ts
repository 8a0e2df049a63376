import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';
import { queryString, UrlPatch } from './useUrlState';

/** The findings that scores count: without what Security Hub alone says, and without exemptions. */
export const counted = { source: 'POSTURE', exempted: 'false' };

/** The verdicts that lack for a score to be sure. */
export const unknown = { source: 'POSTURE', status: 'NOT_AVAILABLE' };

/** Links to the rows behind a number. Each is `undefined` in an app that doesn't mount the page. */
export interface PostureLinks {
  triage(filter?: UrlPatch): string | undefined;
  collection(): string | undefined;
  exemptions(): string | undefined;
  ownership(): string | undefined;
  controls(controlId?: string): string | undefined;
}

/** {@inheritDoc PostureLinks} */
export function usePostureLinks(): PostureLinks {
  const root = useRootPath();
  const to = (tab: string, query?: UrlPatch) =>
    root && `${root}/${tab}${query ? `?${queryString(query)}` : ''}`;
  return {
    triage: filter => to('triage', filter),
    collection: () => to('collection'),
    exemptions: () => to('exemptions'),
    ownership: () => to('ownership'),
    controls: controlId =>
      to('controls', controlId ? { text: controlId } : undefined),
  };
}

function useRootPath(): string | undefined {
  try {
    return useRouteRef(rootRouteRef)().replace(/\/$/, '');
  } catch {
    return undefined; // The route resolver throws for pages that the app doesn't mount.
  }
}
