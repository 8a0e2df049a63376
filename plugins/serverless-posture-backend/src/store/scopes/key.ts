/** The columns that together name a scope and its collector. */
export const SCOPE = ['account_id', 'region', 'collector'];
