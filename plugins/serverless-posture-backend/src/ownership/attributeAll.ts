import { isEqual } from 'lodash';
import { attribute } from './attribute';
import { Attribution } from './attribution';
import { CatalogIndex } from './catalog';
import { AttributionSubject, OwnershipSettings } from './rules/rule';

/** A stored resource, as attribution sees it. */
export interface AttributedResource extends AttributionSubject {
  id: string;
  accountId: string;
  parentArn?: string;
  attribution: Attribution;
}

/** Where resources are read from and attributions written to. */
export interface AttributionStore {
  resources: {
    idOf(accountId: string, arn: string): string;
    attributable(options?: {
      ids?: string[];
    }): AsyncIterable<AttributedResource[]>;
    setAttributions(
      changes: { id: string; attribution: Attribution }[],
    ): Promise<void>;
  };
}

/** Attributes every stored resource, in batches, and writes what changed; answers how many that were. */
export async function attributeAll(
  { resources }: AttributionStore,
  index: CatalogIndex,
  settings: OwnershipSettings,
): Promise<number> {
  const idOfParent = ({ accountId, parentArn }: AttributedResource) =>
    parentArn === undefined ? undefined : resources.idOf(accountId, parentArn);

  /** The resources that contain those of a batch, with what contains them in turn. */
  const ancestorsOf = async (batch: AttributedResource[]) => {
    const known = new Map(batch.map(resource => [resource.id, resource]));
    const asked = new Set(known.keys());
    for (let children = batch; children.length > 0; ) {
      const ids = new Set(children.flatMap(child => idOfParent(child) ?? []));
      const missing = [...ids].filter(id => !asked.has(id));
      missing.forEach(id => asked.add(id));
      children = [];
      for await (const found of resources.attributable({ ids: missing }))
        children.push(...found);
      children.forEach(resource => known.set(resource.id, resource));
    }
    return known;
  };

  let changed = 0;
  for await (const batch of resources.attributable()) {
    const known = await ancestorsOf(batch);
    const decided = new Map<string, Attribution>();
    const decide = (
      resource: AttributedResource,
      below: Set<string>,
    ): Attribution => {
      const earlier = decided.get(resource.id);
      if (earlier) return earlier;
      const parent = known.get(idOfParent(resource) ?? '');
      const attribution = attribute(
        resource,
        index,
        settings,
        // A resource that contains itself would be an error of a collector; it must not hang a run.
        parent && !below.has(parent.id)
          ? {
              arn: parent.arn,
              attribution: decide(parent, new Set(below).add(resource.id)),
            }
          : undefined,
      );
      decided.set(resource.id, attribution);
      return attribution;
    };
    const changes = batch
      .map(resource => ({
        resource,
        attribution: decide(resource, new Set([resource.id])),
      }))
      .filter(
        ({ resource, attribution }) =>
          !isEqual(resource.attribution, attribution),
      )
      .map(({ resource: { id }, attribution }) => ({ id, attribution }));
    if (changes.length > 0) await resources.setAttributions(changes);
    changed += changes.length;
  }
  return changed;
}
