export type { ImportedFinding } from './importedFinding';
export { findingResourceTypes, toImported } from './importedFinding';
export { securityHubOperations } from './operations';
export type { FindingsPlan, FindingsSourceState } from './planFindings';
export {
  coveredSource,
  coverageOf,
  isReadInRanges,
  planFindings,
} from './planFindings';
export type { FindingsPage, FindingsQuery, Generation } from './query';
export { isV2Enabled, readFindings } from './readFindings';
export type { FindingsSource } from './sources';
export type { HubState, HubTarget } from './writeFindings';
export {
  MOST_READ,
  MOST_WRITTEN,
  readStates,
  writeFindings,
} from './writeFindings';
export { findAdministrator, findingsSources } from './sources';
