import {
  distribution,
  distributionOrigin,
  domainName,
  httpApi,
  httpRoute,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpEdgeProtection } from './apigw-http-edge-protection';

const ENDPOINT = 'f6g7h8i9j0.execute-api.eu-west-1.amazonaws.com';
const mutualTls = { truststoreVersion: 'v1', truststoreWarnings: [] };
const front = (
  domain: string,
  attributes: Parameters<typeof distribution>[0] = {},
  ...customHeaders: string[]
) =>
  distribution({
    origins: [distributionOrigin({ domainName: domain, customHeaders })],
    ...attributes,
  });
const closed = httpApi({ disableExecuteApiEndpoint: true });
const partners = domainName({ mutualTls, apiIds: ['f6g7h8i9j0'] });

testControl(apigwHttpEdgeProtection, {
  passed: [
    {
      resource: closed,
      with: [partners, front('api.example.com'), httpRoute()],
    },
  ],
  failed: [
    { resource: httpApi(), note: 'without a distribution' },
    {
      resource: closed,
      with: [partners, front('api.example.com', { webAclId: null })],
      matching: { evidence: [{ path: 'WebACLId', value: null }] },
    },
    {
      resource: httpApi(),
      with: [front(ENDPOINT), httpRoute()],
      note: 'its endpoint is open to everybody',
    },
    {
      resource: httpApi(),
      with: [front(ENDPOINT, { enabled: false }), httpRoute()],
      note: 'a disabled distribution',
    },
    {
      resource: httpApi(),
      with: [front(ENDPOINT, {}, 'x-verify'), httpRoute()],
      note: 'a JWT authorizer sees no header',
    },
  ],
  notAvailable: [
    {
      resource: httpApi(),
      with: [
        front(ENDPOINT, {}, 'x-verify'),
        httpRoute({ authorizationType: 'CUSTOM' }),
      ],
    },
    {
      resource: httpApi(),
      unlisted: { 'AWS::CloudFront::Distribution': { errorClass: 'denied' } },
    },
    {
      resource: httpApi(),
      unlisted: { 'AWS::ApiGateway::DomainName': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [httpApi({ protocolType: 'WEBSOCKET' })],
});
