import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  domainName,
  restApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwRestDefaultEndpoint } from './apigw-rest-default-endpoint';

const domain = domainName({ apiIds: ['a1b2c3d4e5'] });
const unclear = domainName({
  apiIds: unknown('denied', 'apigateway:GetBasePathMappings'),
});

testControl(apigwRestDefaultEndpoint, {
  passed: [
    {
      resource: restApi({ disableExecuteApiEndpoint: true }),
      with: [domain],
    },
  ],
  failed: [
    { resource: restApi(), with: [domain] },
    {
      resource: restApi(),
      with: [unclear, domain],
      note: 'one domain is known to lead here',
      matching: {
        evidence: [
          { path: 'disableExecuteApiEndpoint', value: false },
          { path: 'domainName', value: 'api.example.com' },
        ],
      },
    },
  ],
  notAvailable: [
    { resource: restApi(), with: [unclear] },
    {
      resource: restApi(),
      unlisted: { 'AWS::ApiGateway::DomainName': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    { resource: restApi(), with: [domainName({ apiIds: ['other'] })] },
    { resource: restApi({ endpointTypes: ['PRIVATE'] }), with: [domain] },
  ],
});
