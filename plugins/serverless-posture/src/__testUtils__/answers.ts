import { ServerlessPostureApi } from 'backstage-plugin-serverless-posture-common';
import { entityGraph } from './graph';
import { findingGroups, savedView } from './triage';
import { assignment, ownershipQueue, ownershipShare } from './ownership';
import { exemption, exemptionPage, outcome, rights } from './decisions';
import {
  accountScopes,
  activeRun,
  control,
  coverage,
  finding,
  findingDetail,
  findingPage,
  finishedRun,
  overview,
  resourcePage,
  runDetail,
  scorecard,
  status,
  teamWeek,
  unknownFinding,
} from './fixtures';

/** An API in memory that answers with the fixtures. */
export const answers: ServerlessPostureApi = {
  getStatus: async () => status,
  getControls: async () => [control],
  getFindings: async ({ cursor }) =>
    cursor
      ? {
          items: [{ ...finding, id: 'f3', title: 'On the next page' }],
          totalCount: 1204,
        }
      : findingPage,
  getFindingGroups: async () => findingGroups,
  exportFindings: async () => new Blob(['severity\r\n']),
  getViews: async () => [savedView],
  createView: async view => ({ ...savedView, ...view, id: 'v2' }),
  updateView: async (id, view) => ({ ...savedView, ...view, id }),
  deleteView: async () => undefined,
  getFinding: async id =>
    id === 'f2'
      ? { ...findingDetail, finding: unknownFinding, related: [] }
      : findingDetail,
  getRights: async () => rights,
  decideFindings: async () => outcome,
  undoDecision: async () => outcome,
  getExemptions: async () => exemptionPage,
  getExemption: async () => ({ exemption, events: [] }),
  requestExemption: async () => ({ ...exemption, state: 'requested' }),
  renewExemption: async () => ({ ...exemption, state: 'requested' }),
  decideExemption: async () => exemption,
  getResources: async () => resourcePage,
  getOwnershipShare: async () => ownershipShare,
  getOwnershipQueue: async () => ownershipQueue,
  assignOwnership: async () => ({ assignment, changed: 3 }),
  getOwnershipAssignments: async () => [assignment],
  undoOwnershipAssignment: async () => ({
    assignment: { ...assignment, undoneAt: assignment.at },
    changed: 3,
  }),
  getScorecard: async () => scorecard,
  getEntityGraph: async () => entityGraph,
  getTeamWeek: async () => teamWeek,
  exportTeamWeek: async () => new Blob(['change\r\n']),
  getOverview: async () => overview,
  getCoverage: async () => coverage,
  getAccountScopes: async () => accountScopes,
  getRuns: async () => [finishedRun],
  getRun: async () => runDetail,
  startRun: async () => activeRun,
  cancelRun: async () => ({ ...activeRun, state: 'cancelled' }),
};
