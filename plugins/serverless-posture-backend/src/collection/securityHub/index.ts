export type { ImportedFinding } from './importedFinding';
export { findingResourceTypes } from './importedFinding';
export { securityHubOperations } from './operations';
export type { FindingsPlan, FindingsSourceState } from './planFindings';
export { coverageOf, planFindings } from './planFindings';
export type { FindingsPage, FindingsQuery, Generation } from './query';
export { isV2Enabled, readFindings } from './readFindings';
export type { FindingsSource } from './sources';
export { findAdministrator, findingsSources } from './sources';
