import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Values to write into the query string; `undefined` or an empty list removes the name. */
export type UrlPatch = Record<string, string | string[] | undefined>;

/** A view's state in the query string, so that a link to the page is a link to the view. Lists are comma-separated. */
export interface UrlState {
  get(name: string): string | undefined;
  list(name: string): string[];
  /** The query string with `patch` applied, as the target of a link. */
  href(patch: UrlPatch): string;
  /** Applies `patch`, without a new entry in the history. */
  set(patch: UrlPatch): void;
}

/** {@inheritDoc UrlState} */
export function useUrlState(): UrlState {
  const [params, setParams] = useSearchParams();
  return useMemo(
    () => ({
      get: name => params.get(name) ?? undefined,
      list: name => (params.get(name) ?? '').split(',').filter(Boolean),
      href: patch => `?${queryString(patch, params)}`,
      set: patch => setParams(now => patched(now, patch), { replace: true }),
    }),
    [params, setParams],
  );
}

/** `patch` as a query string, on top of `params`. Commas, colons and slashes stay readable. */
export function queryString(
  patch: UrlPatch,
  params = new URLSearchParams(),
): string {
  return patched(params, patch)
    .toString()
    .replace(/%2C/g, ',')
    .replace(/%3A/g, ':')
    .replace(/%2F/g, '/');
}

function patched(params: URLSearchParams, patch: UrlPatch): URLSearchParams {
  const result = new URLSearchParams(params);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value.length === 0) result.delete(name);
    else result.set(name, String(value));
  }
  return result;
}
