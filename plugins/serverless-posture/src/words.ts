import { parseEntityRef } from '@backstage/catalog-model';
import {
  Agreement,
  Exposure,
  FindingStatus,
  Layer,
  ScopeState,
  ScopeTotals,
  Severity,
  StatusCounts,
} from 'backstage-plugin-serverless-posture-common';

/** Each status as the word that people read. */
export const statusWords: Record<FindingStatus, string> = {
  FAILED: 'failing',
  NOT_AVAILABLE: 'unknown',
  PASSED: 'passing',
  NOT_APPLICABLE: 'not applicable',
};

/** Each layer's name and what it is about. */
export const layerWords: Record<Layer, { name: string; about: string }> = {
  EDGE: { name: 'Edge', about: 'WAF, domains, TLS' },
  API: { name: 'API', about: 'authorizers, throttling, logs' },
  FUNCTION: { name: 'Function', about: 'role, policy, runtime, signing' },
  DATA: { name: 'Data', about: 'encryption, secrets' },
  AUDIT: { name: 'Audit', about: 'trail, Config, GuardDuty, alarms' },
};

/** What Security Hub and a control of ours say of each other, as the words that people read. */
export const agreementWords: Record<Agreement, string> = {
  BOTH: 'both see it',
  MERGED: 'told by ours',
  WE_PASS: 'we pass it',
  NOT_FOR_US: 'ours does not apply',
  WE_DO_NOT_KNOW: 'we could not know',
};

/** Whether a path leads there from the internet, as the words that people read. */
export const exposureWords: Record<Exposure, string> = {
  INTERNET: 'from the internet',
  NO_PATH: 'no open path',
  UNKNOWN: 'not known',
};

/** Why the two may differ. */
export const agreementReasons: Partial<Record<Agreement, string>> = {
  BOTH: 'Security Hub has the same finding. It is counted once.',
  MERGED: 'Our control fails the resource for the same reason.',
  WE_PASS:
    'Our control passes the resource. Security Hub evaluates when a setting changes or once a day, and takes every wildcard and some conditions for a failure that ours evaluates; look at what both read.',
  NOT_FOR_US:
    'Our control does not apply to the resource, for a reason that it gives; Security Hub judges it nevertheless.',
  WE_DO_NOT_KNOW:
    'What our control reads could not be read, so that only Security Hub can tell.',
};

/** Each state of a scope as the word that people read. */
export const scopeWords: Record<ScopeState, string> = {
  pending: 'waiting',
  running: 'running',
  complete: 'complete',
  partial: 'partial',
  failed: 'failed',
  skipped: 'not collected',
};

/** `severity` in lower case. */
export function severityWord(severity: Severity): string {
  return severity.toLocaleLowerCase('en');
}

const numbers = new Intl.NumberFormat('en');

/** A whole number as people write it: `1,204`. */
export function number(value: number): string {
  return numbers.format(value);
}

/** A count with its noun: `1 finding`, `1,204 findings`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** How many scopes of a run were to be collected: all but those that are not in use. */
export function scopesToCollect({ total, skipped }: ScopeTotals): number {
  return total - skipped;
}

/** How many of the scopes that were to be collected are complete: `1,002 of 1,058 scopes`. */
export function scopesWords(scopes: ScopeTotals): string {
  return `${number(scopes.complete)} of ${plural(
    scopesToCollect(scopes),
    'scope',
  )}`;
}

/** A share from 0 to 1 as a percentage, rounded down: 100 % means all. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

const small = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
];

/** A count at the start of a sentence: `Four`, `12`. */
export function countWord(count: number): string {
  return small[count] ?? number(count);
}

/** Counts in words, failing first: `5 failing, 1 unknown, 3 exempted, 2 passing`. */
export function countsWords(counts: StatusCounts): string {
  const parts = [
    [counts.failed, 'failing'],
    [counts.notAvailable, 'unknown'],
    [counts.exempted ?? 0, 'exempted'],
    [counts.passed, 'passing'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${number(count)} ${word}`);
  return said.join(', ') || 'nothing applies';
}

/** The name in an entity ref, or the ref where it isn't one. */
export function entityName(entityRef: string): string {
  try {
    return parseEntityRef(entityRef).name;
  } catch {
    return entityRef;
  }
}

/** Words joined as in a sentence: `a, b and c`. */
export function listWords(words: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}
