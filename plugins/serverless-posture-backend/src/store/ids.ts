import { hash } from 'crypto';

/** The stable id of a resource; an ARN alone is unique within its account only. */
export function resourceId(accountId: string, arn: string): string {
  return shortHash(accountId, arn);
}

/** The stable id of the finding of one of our controls on a resource. */
export function findingId(resource: string, controlId: string): string {
  return shortHash('POSTURE', resource, controlId);
}

/** The stable id of an imported finding, from Security Hub's own. */
export function securityHubFindingId(id: string): string {
  return shortHash('SECURITY_HUB', id);
}

/** The stable id of a change that closes findings, from its key. */
export function fixId(key: string): string {
  return shortHash('FIX', key);
}

/** Equal for equal content, whatever the order of its keys. */
export function contentHash(content: unknown): string {
  return hash('sha256', canonicalJson(content));
}

function shortHash(...parts: string[]): string {
  return hash('sha256', parts.join('\n')).slice(0, 32);
}

function canonicalJson(content: unknown): string {
  return JSON.stringify(content, (_key, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
}
