/** Kinds of entities that resources are attributed to. */
export const serviceKinds = ['component', 'system', 'resource', 'api'];

/** Kinds of entities that own services. */
export const ownerKinds = ['group', 'user'];

/** Kinds of entities that are made of services. */
export const wholeKinds = ['system', 'domain'];

/** Kinds of entities that have a weekly scorecard, which sums up services. */
export const scorecardKinds = [...ownerKinds, ...wholeKinds];
