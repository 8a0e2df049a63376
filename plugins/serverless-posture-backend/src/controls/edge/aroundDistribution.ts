import {
  DistributionOrigin,
  EvaluationContext,
  Evidence,
  evidence,
  ResourceType,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { childrenOf } from '../apigateway/childrenOf';
import { AnyApi, API_TYPES, domainsOf } from '../apigateway/domains';
import { limitsCallers } from '../apigateway/limitsCallers';

/** Whether an API can be called around the distribution before it. */
export type Way =
  /** Nobody but the distribution, or callers that are named, get to it. */
  | { is: 'closed' }
  | { is: 'open'; evidence: Evidence[] }
  /** The distribution sends a header; whether somebody checks it can't be seen. */
  | { is: 'unseen'; reason: string };

/** What controls declare that they read to judge the ways around a distribution. */
export const WAY_TYPES: ResourceType[] = [
  ...API_TYPES,
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGateway::Method',
  'AWS::ApiGatewayV2::Route',
];

/** Judges the ways to an API around a distribution that calls it as one of its origins. */
export function wayAround(
  api: AnyApi,
  origin: DistributionOrigin,
  context: EvaluationContext,
): Way {
  if (isLimited(api) || asksForCertificates(api, context))
    return { is: 'closed' };
  const [header] = origin.customHeaders;
  if (header && mayCheckHeaders(api, context)) {
    return {
      is: 'unseen',
      reason: `whether the header ${header} is checked before ${api.$.name} cannot be seen`,
    };
  }
  return {
    is: 'open',
    evidence: [
      evidence(
        'disableExecuteApiEndpoint',
        api.disableExecuteApiEndpoint,
        api.$.arn,
      ),
      evidence(
        `Origins[${origin.id}].CustomHeaders.Items`,
        origin.customHeaders.join(', '),
      ),
    ],
  };
}

function isRest(api: AnyApi): api is ResourceView<'AWS::ApiGateway::RestApi'> {
  return api.$.type === 'AWS::ApiGateway::RestApi';
}

/** Whether only a VPC, or callers that the resource policy limits, get to the API. */
function isLimited(api: AnyApi): boolean {
  if (!isRest(api)) return false;
  return (
    api.endpointTypes.every(type => type === 'PRIVATE') || limitsCallers(api)
  );
}

/** Whether every way to the API is a domain name with mutual TLS. */
function asksForCertificates(api: AnyApi, context: EvaluationContext): boolean {
  if (!api.disableExecuteApiEndpoint) return false;
  const domains = domainsOf(api, context);
  // One that isn't known to lead here might.
  const all = context.resources('AWS::ApiGateway::DomainName');
  all.forEach(({ apiIds }) => apiIds);
  return (
    domains.length > 0 && domains.every(({ mutualTls }) => mutualTls !== null)
  );
}

/** Whether a web ACL or Lambda authorizer sees every request, and so may check a header. */
function mayCheckHeaders(api: AnyApi, context: EvaluationContext): boolean {
  const { arn } = api.$;
  if (!isRest(api)) {
    const routes = childrenOf('AWS::ApiGatewayV2::Route', arn, context);
    return routes.every(one => one.authorizationType === 'CUSTOM');
  }
  const stages = childrenOf('AWS::ApiGateway::Stage', arn, context);
  if (stages.every(({ webAclArn }) => webAclArn !== null)) return true;
  return childrenOf('AWS::ApiGateway::Method', arn, context).every(
    one => one.httpMethod === 'OPTIONS' || one.authorizationType === 'CUSTOM',
  );
}
