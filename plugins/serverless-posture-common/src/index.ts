/**
 * Words, scoring, permissions and the typed client of the serverless posture plugins.
 *
 * @packageDocumentation
 */
export * from './words';
export * from './annotations';
export * from './permissions';
export * from './scoring/settings';
export * from './scoring/score';
export * from './scoring/gain';
export * from './scoring/exemptions';
export * from './scoring/explain';
export * from './week';
export * from './client';
export type {
  GetFindings,
  GetFindingGroups,
  ExportFindings,
  GetResources,
  FindingChangeChangeEnum,
  RunTriggerEnum,
  AccountContext,
  AccountCoverage,
  AccountCoverageRegionsInner,
  Attribution,
  CollectionCoverage,
  CollectionStatus,
  ControlCounts,
  ControlSummary,
  Coverage,
  Evidence,
  FacetValue,
  Facets,
  Finding,
  FindingChange,
  Exposure,
  FindingDetail,
  FindingFix,
  FindingGroup,
  FindingGroupAccount,
  FindingGroupPage,
  FindingSnoozed,
  GroupedBy,
  SavedView,
  SavedViewInput,
  FindingLastKnown,
  FindingPage,
  FixFirst,
  HistoryPoint,
  LayerCounts,
  Obstacle,
  OwnerFailures,
  Parameter,
  References,
  ReferencesDocumentsInner,
  Remedy,
  Resource,
  ResourcePage,
  ResourceRef,
  Run,
  RunDetail,
  RunState,
  ScopeStatus,
  ScopeSummary,
  ScopeTotals,
  ScoreExplanation,
  ScoreLoss,
  Scorecard,
  ScorecardChange,
  ServiceScore,
  SeverityCounts,
  StatusCounts,
  TeamWeek,
  Transition,
} from './schema/openapi';
