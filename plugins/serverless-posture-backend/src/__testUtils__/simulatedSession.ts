import { MANAGEMENT_ACCESS_KEY_ID, RunningSimulator } from 'aws-simulator';
import { AwsSession, AwsSessionOptions, ReaderRole } from '../aws';

interface Options extends Partial<Omit<AwsSessionOptions, 'role'>> {
  sessionPolicy?: ReaderRole['sessionPolicy'];
}

/** A session that starts in the management account of a simulated organization and may assume its role in all others. */
export function simulatedSession(
  { world, url }: RunningSimulator,
  { sessionPolicy, ...options }: Options = {},
): AwsSession {
  const { roleName, externalId } = world;
  return new AwsSession({
    base: async () => ({
      accessKeyId: MANAGEMENT_ACCESS_KEY_ID,
      secretAccessKey: 'any',
    }),
    role: {
      roleName,
      externalId,
      sessionName: 'serverless-posture',
      sessionPolicy,
    },
    runId: 'run-1',
    stsRegion: 'eu-west-1',
    endpoint: url,
    ...options,
  });
}
