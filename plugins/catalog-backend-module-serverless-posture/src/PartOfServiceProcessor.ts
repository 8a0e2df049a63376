import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import { ANNOTATION_SERVICE, locationOf } from './toEntity';

/** Relates discovered resources with their service: a `Resource` has no field of its own for a component. */
export class PartOfServiceProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'ServerlessPosturePartOfService';
  }

  async postProcessEntity(
    entity: Entity,
    location: { type: string },
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const service = entity.metadata.annotations?.[ANNOTATION_SERVICE];
    // Whoever else writes the annotation means something that we don't know.
    if (!service || `${location.type}:` !== locationOf('')) return entity;
    const source = getCompoundEntityRef(entity);
    const target = parseEntityRef(service);
    emit(processingResult.relation({ type: RELATION_PART_OF, source, target }));
    emit(
      processingResult.relation({
        type: RELATION_HAS_PART,
        source: target,
        target: source,
      }),
    );
    return entity;
  }
}
