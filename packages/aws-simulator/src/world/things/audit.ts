/** What watches over an account. */
export interface AuditThings {}
