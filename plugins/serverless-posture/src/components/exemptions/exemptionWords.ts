import {
  Exemption,
  ExemptionState,
} from 'backstage-plugin-serverless-posture-common';
import { UrlPatch } from '../../hooks/useUrlState';
import { entityName } from '../../words';

/** Each state as the words that people read. */
export const stateWords: Record<ExemptionState, string> = {
  requested: 'waits for approval',
  approved: 'in force',
  denied: 'denied',
  withdrawn: 'withdrawn',
  revoked: 'revoked',
  expired: 'expired',
};

/** What an exemption is about: `lambda-url of checkout`. */
export function targetWords(exemption: Exemption): string {
  const { scope, scopeRef, scopeName, controlId, controlTitle } = exemption;
  if (scope === 'control')
    return `${controlTitle ?? scopeRef}, in the whole organization`;
  const what =
    scopeName ??
    (scope === 'service' && scopeRef
      ? entityName(scopeRef)
      : scopeRef ?? `a ${scope}`);
  if (scope === 'finding') return what;
  return controlId
    ? `${controlTitle ?? controlId}, in the ${scope} ${what}`
    : `All of the ${scope} ${what}`;
}

/** The filter that holds what an exemption covers; undefined where there is none. */
export function filterOf(exemption: Exemption): UrlPatch | undefined {
  const { scope, scopeRef, controlId } = exemption;
  if (!scopeRef || scope === 'resource') return undefined;
  const of: Partial<Record<Exemption['scope'], UrlPatch>> = {
    finding: { finding: scopeRef },
    service: { service: scopeRef, controlId },
    account: { accountId: scopeRef, controlId },
    control: { controlId: scopeRef },
  };
  return of[scope] && { ...of[scope], status: 'FAILED' };
}
