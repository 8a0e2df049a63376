import { NamedValue } from 'backstage-plugin-serverless-posture-node';
import { secretKindOf } from './secretKind';

/** Variables reduced to their names and to what their values look like; the values end here. */
export function namedValues(
  variables: Record<string, string | undefined> = {},
): NamedValue[] {
  return Object.entries(variables)
    .map(([name, value = '']) => {
      const secret = secretKindOf(name, value);
      return secret ? { name, secret } : { name };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
