import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** The header by which the sign-in page of the demo names who signs in. */
export const DEMO_USER_HEADER = 'x-demo-user';

const ROLES = ['service-owner', 'team-lead', 'platform-engineer'] as const;

/** What a user of the demo may do. */
export type DemoRole = (typeof ROLES)[number];

/**
 * The users that may sign in without a password, and their roles: `demo.identities`.
 * @returns roles by full entity ref
 */
export function readDemoRoles(config: Config): Map<string, DemoRole> {
  const identities = config.getOptionalConfigArray('demo.identities') ?? [];
  return new Map(
    identities.map((identity, index) => {
      const role = ROLES.find(name => name === identity.getString('role'));
      if (!role) {
        throw new InputError(
          `demo.identities[${index}].role must be one of ${ROLES.join(', ')}`,
        );
      }
      const ref = parseEntityRef(identity.getString('user'), {
        defaultKind: 'user',
      });
      return [stringifyEntityRef(ref), role];
    }),
  );
}

/** Base URL of the simulated organization: `demo.simulatorUrl`; undefined where the organization is a real one. */
export function readSimulatorUrl(config: Config): string | undefined {
  return config.getOptionalString('demo.simulatorUrl')?.replace(/\/+$/, '');
}
