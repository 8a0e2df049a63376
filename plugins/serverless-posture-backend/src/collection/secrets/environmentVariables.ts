import { EnvironmentVariable } from 'backstage-plugin-serverless-posture-node';
import { hazardsOf } from './hazards';
import { namedValues } from './namedValues';

/** A function's variables reduced to names, kinds of secrets and what values would weaken; the values end here. */
export function environmentVariables(
  variables: Record<string, string | undefined> = {},
): EnvironmentVariable[] {
  return namedValues(variables).map(one => ({
    hazards: hazardsOf(one.name, variables[one.name] ?? ''),
    // Last, as with functions: it would give each object a shape of its own.
    ...one,
  }));
}
