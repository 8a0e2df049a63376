import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogIndex, isOwnerRef, nameKey } from './catalog';

/** Kinds that a plain name may mean, the likeliest first. */
const OWNER_KINDS = ['group', 'user'];
const SERVICE_KINDS = ['component', 'system', 'api', 'resource'];

/** Refs that a value may mean: one where it is clear. */
export interface Found {
  refs: readonly string[];
  /** Whether the value is a ref or an address, and not a plain name. */
  exact: boolean;
}

/** The service that a text means: by ref, or by name. */
export function findService(value: string, index: CatalogIndex): Found {
  const found = lookUp(value, index, SERVICE_KINDS);
  return { ...found, refs: found.refs.filter(ref => !isOwnerRef(ref)) };
}

/** The owner that a text means: by e-mail address, by ref, or by name. */
export function findOwner(value: string, index: CatalogIndex): Found {
  const byEmail = index.byEmail.get(value.toLowerCase());
  if (byEmail) return { refs: [byEmail], exact: true };
  const found = lookUp(value, index, OWNER_KINDS);
  return { ...found, refs: found.refs.filter(isOwnerRef) };
}

function lookUp(value: string, index: CatalogIndex, kinds: string[]): Found {
  for (const kind of kinds) {
    const ref = refOf(value, kind);
    if (ref && index.owners.has(ref))
      return { refs: [ref], exact: /[:/]/.test(value) };
  }
  for (const kind of kinds) {
    const refs = index.byName.get(nameKey(kind, value));
    if (refs) return { refs, exact: false };
  }
  return { refs: [], exact: false };
}

/** A ref that leaves out what it may, such as `checkout`, `shop/checkout` or `component:checkout`; undefined for other text. */
function refOf(value: string, defaultKind: string): string | undefined {
  // Most values are plain names, of which very many are looked up.
  if (!/[:/]/.test(value))
    return `${defaultKind}:${DEFAULT_NAMESPACE}/${value.toLowerCase()}`;
  try {
    return stringifyEntityRef(parseEntityRef(value, { defaultKind }));
  } catch {
    return undefined;
  }
}
