import { Attribute, unknown } from 'backstage-plugin-serverless-posture-node';

/**
 * Whether a resource policy may speak of an action. Text that can't be parsed may: this decides what else to read,
 * so that in doubt more is read.
 */
export function mayMention(policy: string, action: string): boolean {
  let statements: unknown;
  try {
    statements = JSON.parse(policy).Statement;
  } catch {
    return true;
  }
  return list(statements).some(statement => {
    if (typeof statement !== 'object' || statement === null) return true;
    const { Action, NotAction } = statement as {
      Action?: unknown;
      NotAction?: unknown;
    };
    if (NotAction !== undefined || Action === undefined) return true;
    return list(Action).some(
      pattern => typeof pattern !== 'string' || matches(pattern, action),
    );
  });
}

/** IAM's wildcards: `*` for any characters, `?` for one; case does not matter. */
function matches(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(action);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

const decodings: ((text: string) => string)[] = [
  text => text,
  decodeURIComponent,
  text => JSON.parse(`"${text}"`),
];

/**
 * A policy as JSON text. IAM sends its documents URL-encoded, API Gateway with escaped quotes; some endpoints send
 * either as it is. Text that is none of these is malformed.
 */
export function policyText(text: string, operation: string): Attribute<string> {
  for (const decode of decodings) {
    const decoded = attempt(() => decode(text));
    if (decoded !== undefined && isObject(decoded)) return decoded;
  }
  return unknown('malformed', operation, 'the policy is no JSON object');
}

function isObject(text: string): boolean {
  const json = attempt(() => JSON.parse(text));
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function attempt<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
