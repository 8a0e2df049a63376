import {
  Collector,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { describeCertificate } from './domainCertificates';
import { getApiMappings, getBasePathMappings } from './domainMappings';
import { domainNames, getDomainNames, getHttpDomainNames } from './domainNames';
import { getDeployment } from './deployments';
import { getResources } from './methods';
import { getAuthorizers, getModels, getRequestValidators } from './parts';
import { getRestApis, restApis } from './restApis';
import { getStages } from './stages';

/** REST APIs with their stages and methods, or those of them that are needed: methods are the dearest read of API Gateway. */
export function apiGatewayCollector(needed?: ReadonlySet<string>): Collector {
  const needs = (type: ResourceType) => !needed || needed.has(type);
  const stages = needs('AWS::ApiGateway::Stage');
  const methods = needs('AWS::ApiGateway::Method');
  const authorizers = needs('AWS::ApiGateway::Authorizer');
  const validators = needs('AWS::ApiGateway::RequestValidator');
  const models = needs('AWS::ApiGateway::Model');
  const apis =
    stages || methods || authorizers || needs('AWS::ApiGateway::RestApi');
  const domains = needs('AWS::ApiGateway::DomainName');
  return {
    id: 'apigateway',
    scope: 'regional',
    operations: {
      ...(apis ? { getRestApis } : {}),
      ...(stages ? { getStages } : {}),
      ...(methods ? { getResources } : {}),
      ...(stages && methods ? { getDeployment } : {}),
      ...(authorizers ? { getAuthorizers } : {}),
      ...(methods && validators ? { getRequestValidators } : {}),
      ...(methods && models ? { getModels } : {}),
      ...(domains
        ? {
            getDomainNames,
            getHttpDomainNames,
            getBasePathMappings,
            getApiMappings,
            describeCertificate,
          }
        : {}),
    },
    listings: [
      ...(apis
        ? [restApis({ stages, methods, authorizers, validators, models })]
        : []),
      ...(domains ? [domainNames] : []),
    ],
  };
}
