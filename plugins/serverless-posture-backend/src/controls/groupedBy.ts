/**
 * Makes an index of a list of resources by keys that each of them has: made once for a list, since all resources of an
 * account are judged by the same ones.
 */
export function groupedBy<V>(
  keysOf: (one: V) => Iterable<string>,
): (resources: readonly V[]) => ReadonlyMap<string, readonly V[]> {
  const indexes = new WeakMap<readonly V[], Map<string, V[]>>();
  return resources => {
    const known = indexes.get(resources);
    if (known) return known;
    const index = new Map<string, V[]>();
    for (const one of resources) {
      for (const key of new Set(keysOf(one))) {
        const alike = index.get(key);
        if (alike) alike.push(one);
        else index.set(key, [one]);
      }
    }
    indexes.set(resources, index);
    return index;
  };
}
