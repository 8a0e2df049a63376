/** Kinds of entities that resources are attributed to. */
export const serviceKinds = ['component', 'system', 'resource', 'api'];

/** Kinds of entities that own services. */
export const ownerKinds = ['group', 'user'];
