import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Adds to some groups all that stand below them.
 * @param refs - entity refs; those of users stay as they are
 */
export async function withChildGroups(
  refs: string[],
  catalog: CatalogService,
  credentials: BackstageCredentials,
): Promise<string[]> {
  const all = new Set(refs.map(ref => stringifyEntityRef(parseEntityRef(ref))));
  let level = [...all].filter(ref => ref.startsWith('group:'));
  while (level.length > 0) {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: level, fields: ['relations'] },
      { credentials },
    );
    level = items
      .flatMap(group => group?.relations ?? [])
      .filter(relation => relation.type === RELATION_PARENT_OF)
      .map(relation => relation.targetRef)
      .filter(ref => !all.has(ref));
    for (const ref of level) all.add(ref);
  }
  return [...all];
}
