import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpAuthorizer,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpJwtAuthorizer } from './apigw-http-jwt-authorizer';

const jwt = (issuer: string, ...audience: string[]) =>
  httpAuthorizer({ jwt: { issuer, audience } });

const parameters = { approvedIssuers: ['https://login.example.com/'] };

testControl(apigwHttpJwtAuthorizer, {
  passed: [
    jwt('https://login.example.com', 'catalog'),
    { resource: jwt('https://login.example.com', 'catalog'), parameters },
  ],
  failed: [
    {
      resource: jwt('https://login.example.com'),
      note: 'without an audience',
      matching: { evidence: [{ path: 'JwtConfiguration.Audience' }] },
    },
    jwt('https://login.example.com', ''),
    jwt('http://login.example.com', 'catalog'),
    {
      resource: jwt('https://elsewhere.example.com', 'catalog'),
      parameters,
      matching: { evidence: [{ path: 'JwtConfiguration.Issuer' }] },
    },
  ],
  notAvailable: [
    httpAuthorizer({ jwt: unknown('denied', 'apigatewayv2:GetAuthorizers') }),
  ],
  notApplicable: [httpAuthorizer({ authorizerType: 'REQUEST', jwt: null })],
});
