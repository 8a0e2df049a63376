import { ConfigApi } from '@backstage/frontend-plugin-api';

/** One of the users that the demo offers to be. */
export interface DemoIdentity {
  /** Ref of a user in the catalog. */
  user: string;
  title: string;
  /** What this user may do, in a sentence. */
  description: string;
}

/** `demo.identities` of the configuration. */
export function readDemoIdentities(config: ConfigApi): DemoIdentity[] {
  return (config.getOptionalConfigArray('demo.identities') ?? []).map(
    identity => ({
      user: identity.getString('user'),
      title: identity.getString('title'),
      description: identity.getString('description'),
    }),
  );
}
