import {
  DistributionOrigin,
  EvaluationContext,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { parseArn } from '../../aws';
import { AnyApi, apisOf } from '../apigateway/domains';

const EXECUTE_API =
  /^([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

/** An API that an origin leads to. */
export interface ApiOrigin {
  origin: DistributionOrigin;
  /** `undefined` where the account has none of that id. */
  api: AnyApi | undefined;
}

/** The APIs that the origins of a distribution lead to, by their default endpoints and by their custom domains. */
export function apiOriginsOf(
  { $, origins }: ResourceView<'AWS::CloudFront::Distribution'>,
  context: EvaluationContext,
): ApiOrigin[] {
  const partition = parseArn($.arn)?.partition;
  return origins.flatMap((origin): ApiOrigin[] => {
    const [, id, region] = EXECUTE_API.exec(origin.domainName) ?? [];
    if (id) {
      const root = `arn:${partition}:apigateway:${region}::`;
      const api =
        context.resource(
          'AWS::ApiGateway::RestApi',
          `${root}/restapis/${id}`,
        ) ?? context.resource('AWS::ApiGatewayV2::Api', `${root}/apis/${id}`);
      return [{ origin, api }];
    }
    if (origin.custom === null) return [];
    return context
      .resources('AWS::ApiGateway::DomainName')
      .filter(domain => domain.$.name === origin.domainName)
      .flatMap(domain => apisOf(domain, context))
      .map(api => ({ origin, api }));
  });
}
