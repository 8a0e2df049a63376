import { ServerlessPostureApi } from 'backstage-plugin-serverless-posture-common';
import {
  activeRun,
  control,
  coverage,
  finding,
  findingDetail,
  findingPage,
  finishedRun,
  resourcePage,
  runDetail,
  scorecard,
  status,
  teamWeek,
  unknownFinding,
} from './fixtures';

/** An API in memory that answers with the fixtures; each call is a jest mock. */
export function fixtureApi(
  overrides: Partial<ServerlessPostureApi> = {},
): jest.Mocked<ServerlessPostureApi> {
  const answers: ServerlessPostureApi = {
    getStatus: async () => status,
    getControls: async () => [control],
    getFindings: async ({ cursor }) =>
      cursor
        ? {
            items: [{ ...finding, id: 'f3', title: 'On the next page' }],
            totalCount: 1204,
          }
        : findingPage,
    getFinding: async id =>
      id === 'f2'
        ? { ...findingDetail, finding: unknownFinding, related: [] }
        : findingDetail,
    getResources: async () => resourcePage,
    getScorecard: async () => scorecard,
    getTeamWeek: async () => teamWeek,
    getCoverage: async () => coverage,
    getRuns: async () => [finishedRun],
    getRun: async () => runDetail,
    startRun: async () => activeRun,
    ...overrides,
  };
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      jest.fn(answer as (...args: unknown[]) => unknown),
    ]),
  ) as unknown as jest.Mocked<ServerlessPostureApi>;
}

/** A refusal as the backend gives it. */
export function refusal(statusCode: number, message: string): Error {
  return Object.assign(new Error(`Request failed with ${statusCode}`), {
    statusCode,
    cause: new Error(message),
  });
}

/** A request that is never answered. */
export const unanswered = () => new Promise<never>(() => {});
