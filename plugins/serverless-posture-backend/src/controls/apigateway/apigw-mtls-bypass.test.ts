import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  domainName,
  httpApi,
  restApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwMtlsBypass } from './apigw-mtls-bypass';

const mutualTls = { truststoreVersion: 'v1', truststoreWarnings: [] };
const domain = domainName({ mutualTls, apiIds: ['a1b2c3d4e5', 'f6g7h8i9j0'] });
const closed = [
  restApi({ disableExecuteApiEndpoint: true }),
  httpApi({ disableExecuteApiEndpoint: true }),
];
const second = (attributes: Parameters<typeof domainName>[0]) =>
  domainName({
    $: {
      arn: 'arn:aws:apigateway:eu-west-1::/domainnames/old.example.com',
      name: 'old.example.com',
    },
    ...attributes,
  });

testControl(apigwMtlsBypass, {
  passed: [
    { resource: domain, with: closed },
    {
      resource: domain,
      with: [...closed, second({ mutualTls, apiIds: ['a1b2c3d4e5'] })],
      note: 'the other name asks for certificates, too',
    },
    {
      resource: domain,
      with: [...closed, second({ apiIds: ['another'] }), domain],
    },
    domainName({ mutualTls, apiIds: [] }),
  ],
  failed: [
    {
      resource: domain,
      with: [restApi(), closed[1]],
      matching: {
        evidence: [
          {
            path: 'disableExecuteApiEndpoint',
            value: false,
            arn: 'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5',
          },
        ],
      },
    },
    { resource: domain, with: [closed[0], httpApi()] },
    {
      resource: domain,
      with: [...closed, second({ apiIds: ['f6g7h8i9j0'] })],
      note: 'a second name without mutual TLS',
      matching: {
        evidence: [{ path: 'mutualTlsAuthentication', value: null }],
      },
    },
  ],
  notAvailable: [
    {
      resource: domainName({
        mutualTls,
        apiIds: unknown('denied', 'apigateway:GetBasePathMappings'),
      }),
    },
    { resource: domain, note: 'the API was not found' },
    {
      resource: domain,
      with: [...closed, second({ apiIds: unknown('not-read') })],
      note: 'a name with routing rules may lead here',
    },
    {
      resource: domain,
      unlisted: { 'AWS::ApiGatewayV2::Api': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [domainName({ mutualTls: null })],
});
