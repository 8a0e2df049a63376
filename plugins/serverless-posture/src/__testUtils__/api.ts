import { ServerlessPostureApi } from 'backstage-plugin-serverless-posture-common';
import { answers } from './answers';

/** An API in memory that answers with the fixtures; each call is a jest mock. */
export function fixtureApi(
  overrides: Partial<ServerlessPostureApi> = {},
): jest.Mocked<ServerlessPostureApi> {
  const served = { ...answers, ...overrides };
  return Object.fromEntries(
    Object.entries(served).map(([name, answer]) => [
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
