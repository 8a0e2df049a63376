import {
  AccessLogFormat,
  evidence,
  failed,
  notApplicable,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** What of an authorizer's answer an audit needs: who was let in by whom, and how that went. */
const HARMLESS_OF_AUTHORIZER =
  /^authorizer\.(principalId|error|latency|status|requestId|requestTime|integrationLatency|integrationStatus|integration\..+|claims\.(sub|iss|aud|client_id|scope|exp|iat))$/;

/** Whole paths hold ids, overrides what a client sent, keys and claims speak for themselves. */
function isSensitive(variable: string): boolean {
  return (
    (/^authorizer(\.|$)/.test(variable) &&
      !HARMLESS_OF_AUTHORIZER.test(variable)) ||
    /^(path$|identity\.apiKey$|requestOverride(\.|$)|responseOverride(\.|$))/.test(
      variable,
    )
  );
}

/** Fails formats that ask for more than an audit needs. Raw paths alone are less bad than the rest. */
export function judgeLogFields(
  path: string,
  format: AccessLogFormat | null,
): Verdict {
  if (format === null) return notApplicable('no access log');
  const sensitive = format.variables.filter(isSensitive);
  if (sensitive.length === 0) return passed();
  return failed(
    sensitive.map(variable => evidence(path, `$context.${variable}`)),
    sensitive.every(variable => variable === 'path')
      ? { severity: 'LOW', reason: 'paths may hold ids' }
      : {},
  );
}
