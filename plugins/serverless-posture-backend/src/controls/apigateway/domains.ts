import {
  EvaluationContext,
  Remedy,
  ResourceIdentity,
  ResourceType,
  ResourceView,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { idsOf } from './remedies';

/** An API of either version. */
export type AnyApi = ResourceView<
  'AWS::ApiGateway::RestApi' | 'AWS::ApiGatewayV2::Api'
>;

/** What controls declare that they read to find the APIs of a domain name. */
export const API_TYPES: ResourceType[] = [
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGatewayV2::Api',
];

/** The APIs that answer at a domain name. Ends the evaluation where one of them isn't known. */
export function apisOf(
  { $, apiIds }: ResourceView<'AWS::ApiGateway::DomainName'>,
  context: EvaluationContext,
): AnyApi[] {
  const root = $.arn.slice(0, $.arn.indexOf('/domainnames/'));
  return apiIds.map(id => {
    const api =
      context.resource('AWS::ApiGateway::RestApi', `${root}/restapis/${id}`) ??
      context.resource('AWS::ApiGatewayV2::Api', `${root}/apis/${id}`);
    if (api) return api;
    throw new UnknownAttributeError('apiIds', {
      errorClass: 'not-read',
      message: `the API ${id} of the domain name was not found`,
    });
  });
}

/**
 * The domain names at which an API answers: those that are known to. Unless one is found, ends the evaluation where it
 * isn't known of any of the Region.
 */
export function domainsOf(
  { $ }: AnyApi,
  context: EvaluationContext,
): ResourceView<'AWS::ApiGateway::DomainName'>[] {
  const { restapis, apis } = idsOf($);
  const all = context.resources('AWS::ApiGateway::DomainName');
  const leadHere = ({ apiIds }: { apiIds: string[] }) =>
    apiIds.includes(restapis ?? apis);
  const found = all.filter(domain => whereKnown(() => leadHere(domain)));
  return found.length > 0 ? found : all.filter(leadHere);
}

/** Changes a domain name. */
export function domainRemedy(
  domain: ResourceIdentity,
  summary: string,
  change: { cli: string; cloudformation: string; terraform: string },
): Remedy {
  return {
    summary,
    console: `API Gateway (${domain.region}) > Custom domain names > ${domain.name}`,
    cli: change.cli,
    cloudformation: `# ${domain.name}, AWS::ApiGateway::DomainName\n${change.cloudformation}`,
    terraform: `# aws_api_gateway_domain_name of ${domain.name}\n${change.terraform}`,
  };
}

/** The start of a CLI command on a domain name. */
export function updateDomainCli(
  { region, name }: ResourceIdentity,
  operation: string,
): string {
  return `aws apigateway update-domain-name --region ${region} --domain-name ${name} --patch-operations ${operation}`;
}
