import {
  EvaluationContext,
  evidence,
  failed,
  notApplicable,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { AnyApi, domainsOf } from './domains';

/** Fails an API with a domain name of its own whose default endpoint is open beside it. */
export function judgeDefaultEndpoint(
  api: AnyApi,
  context: EvaluationContext,
): Verdict {
  if (api.disableExecuteApiEndpoint) return passed();
  const [domain] = domainsOf(api, context);
  return domain
    ? failed([
        evidence('disableExecuteApiEndpoint', false),
        evidence('domainName', domain.$.name, domain.$.arn),
      ])
    : notApplicable('no custom domain leads to the API');
}
