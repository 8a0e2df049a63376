/** Bad arguments or configuration. */
export const EXIT_USAGE = 2;

/** Nothing at all could be collected. */
export const EXIT_NOTHING_COLLECTED = 3;
