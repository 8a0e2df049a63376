import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { chunk } from 'lodash';

/** The most refs that one catalog request takes. */
const REFS_PER_REQUEST = 500;

/** Refs of the entities that some entities have a relation to, as far as the credentials may read the catalog. */
export async function related(
  catalog: CatalogService,
  credentials: BackstageCredentials,
  entityRefs: string[],
  relation: string,
): Promise<string[]> {
  const found = new Set<string>();
  for (const refs of chunk(entityRefs, REFS_PER_REQUEST)) {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['relations'] },
      { credentials },
    );
    for (const { type, targetRef } of items.flatMap(relationsOf))
      if (type === relation) found.add(targetRef);
  }
  return [...found];
}

/** Those that a relation leads to from some entities, over any number of steps; without these entities themselves. */
export async function relatedBelow(
  catalog: CatalogService,
  credentials: BackstageCredentials,
  entityRefs: string[],
  relation: string,
): Promise<string[]> {
  const seen = new Set(entityRefs);
  let level = entityRefs;
  while (level.length > 0) {
    const next = await related(catalog, credentials, level, relation);
    level = next.filter(ref => !seen.has(ref));
    level.forEach(ref => seen.add(ref));
  }
  return [...seen].slice(entityRefs.length);
}

function relationsOf(entity: Entity | undefined) {
  return entity?.relations ?? [];
}
