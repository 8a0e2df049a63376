import {
  Collector,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { domainNames, getDomainNames, getHttpDomainNames } from './domainNames';
import { getResources } from './methods';
import { getRestApis, restApis } from './restApis';
import { getStages } from './stages';

/** REST APIs with their stages and methods, or those of them that are needed: methods are the dearest read of API Gateway. */
export function apiGatewayCollector(needed?: ReadonlySet<string>): Collector {
  const needs = (type: ResourceType) => !needed || needed.has(type);
  const stages = needs('AWS::ApiGateway::Stage');
  const methods = needs('AWS::ApiGateway::Method');
  const apis = stages || methods || needs('AWS::ApiGateway::RestApi');
  const domains = needs('AWS::ApiGateway::DomainName');
  return {
    id: 'apigateway',
    scope: 'regional',
    operations: {
      ...(apis ? { getRestApis } : {}),
      ...(stages ? { getStages } : {}),
      ...(methods ? { getResources } : {}),
      ...(domains ? { getDomainNames, getHttpDomainNames } : {}),
    },
    listings: [
      ...(apis ? [restApis({ stages, methods })] : []),
      ...(domains ? [domainNames] : []),
    ],
  };
}
