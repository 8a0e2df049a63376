/** What watches over an account: trails, recorders, detectors, users, organization policies. @public */
export interface AuditResources {}
