import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** The parts of an entity ref that somebody wrote. Throws an InputError that names the field. */
export function entityPath(entityRef: string): {
  kind: string;
  namespace: string;
  name: string;
} {
  try {
    return parseEntityRef(entityRef);
  } catch {
    throw new InputError(
      `entityRef: "${entityRef}" is no entity ref; write one such as component:default/checkout`,
    );
  }
}
