import { Integration } from '@aws-sdk/client-api-gateway';
import {
  Attribute,
  Operation,
  RestMethod,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn } from '../../../aws';

/** How an HTTP integration speaks to its back end; unknown where a stage variable tells. */
export function backendScheme(
  integration: Integration | undefined,
  from: Operation,
): Attribute<RestMethod['backendScheme']> {
  if (!integration?.type?.startsWith('HTTP')) return null;
  const [, scheme] = /^\s*(https?):/i.exec(integration.uri ?? '') ?? [];
  if (scheme) return scheme.toLowerCase() as 'http' | 'https';
  return integration.uri?.startsWith('${')
    ? unknown(
        'not-read',
        from.id,
        'a stage variable names the back end of the integration',
      )
    : unknown('malformed', from.id, 'the URI names no scheme');
}

/** What responses are cached by. API Gateway sends an empty list where there is nothing. */
export function cacheKeyParameters(
  integration: Integration | undefined,
  from: Operation,
): Attribute<string[]> {
  if (!integration) return [];
  const { cacheKeyParameters: names, requestParameters = {} } = integration;
  if (!names)
    return unknown('malformed', from.id, 'cacheKeyParameters is missing');
  return names.map(name => {
    if (name.startsWith('method.')) return name;
    const source = requestParameters[name] ?? name;
    // Constants are values that people wrote: only that there is one matters.
    return source.startsWith("'") ? 'constant' : source;
  });
}

/**
 * The function of an integration's URI `arn:aws:apigateway:…:lambda:path/2015-03-31/functions/<ARN>/invocations`;
 * unknown where a stage variable names it.
 */
export function integratedFunction(
  uri: string | undefined,
  from: Operation,
): Attribute<string | null> {
  const [, arn] =
    /:lambda:path\/[^/]+\/functions\/(.+)\/invocations/.exec(uri ?? '') ?? [];
  if (!arn) return null;
  return arn.includes('${')
    ? unknown(
        'not-read',
        from.id,
        'a stage variable names the function of the integration',
      )
    : canonicalArn(arn);
}

const ALLOW_ORIGIN = /^method\.response\.header\.access-control-allow-origin$/i;

/** What the answers of an integration put into Access-Control-Allow-Origin, where that is a constant. */
export function corsOrigins(integration: Integration | undefined): string[] {
  const answers = Object.values(integration?.integrationResponses ?? {});
  const origins = answers.flatMap(({ responseParameters = {} }) =>
    Object.entries(responseParameters)
      .filter(([name]) => ALLOW_ORIGIN.test(name))
      .flatMap(([, value]) => /^'(.*)'$/.exec(value)?.[1] ?? []),
  );
  return [...new Set(origins)].sort();
}
