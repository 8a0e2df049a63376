import { randomUUID } from 'node:crypto';
import { Config } from '@backstage/config';
import { Collector } from 'backstage-plugin-serverless-posture-node';
import {
  AwsSession,
  AwsSessionOptions,
  baseCredentials,
  partitionOf,
} from '../aws';
import { PostureConfiguration } from '../collection/configuration';
import { sessionPolicy } from '../collection/readerRole';

/** AWS for one run, or for one look of the doctor. The caller destroys it. */
export async function openAws(options: {
  config: Config;
  configuration: PostureConfiguration;
  collectors: readonly Collector[];
  signal?: AbortSignal;
  aws?: Partial<AwsSessionOptions>;
  /** What sessions are narrowed to; left out: what the collectors declare. */
  policy?(partition: string): string | undefined;
}): Promise<AwsSession> {
  const { config, configuration, collectors, signal } = options;
  const policy =
    options.policy ??
    ((partition: string) => sessionPolicy(collectors, partition));
  const { organization, endpoint, quotaShare, regions, securityHub } =
    configuration;
  const stsRegion =
    process.env.AWS_REGION ??
    securityHub.homeRegion ??
    regions?.[0] ??
    'us-east-1';
  return new AwsSession({
    base: await baseCredentials(config),
    role: organization && {
      roleName: organization.roleName,
      externalId: organization.externalId,
      sessionName: organization.sessionName,
      sessionPolicy: organization.sessionPolicy
        ? policy(partitionOf(stsRegion))
        : undefined,
    },
    // CloudTrail shows it in the name of the session, so that every call can be told from others.
    runId: randomUUID().slice(0, 8),
    stsRegion,
    quotaShare,
    endpoint,
    signal,
    ...options.aws,
  });
}
