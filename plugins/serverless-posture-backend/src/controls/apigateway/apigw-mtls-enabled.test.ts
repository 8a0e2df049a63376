import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  domainName,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwMtlsEnabled } from './apigw-mtls-enabled';

const parameters = { partnerDomains: ['*.example.com'] };
const mutualTls = { truststoreVersion: 'v1', truststoreWarnings: [] };

testControl(apigwMtlsEnabled, {
  passed: [{ resource: domainName({ mutualTls }), parameters }],
  failed: [
    { resource: domainName(), parameters },
    {
      resource: domainName(),
      parameters: { partnerDomains: ['api.example.com'] },
    },
  ],
  notAvailable: [
    {
      resource: domainName({
        mutualTls: unknown('denied', 'apigateway:GetDomainNames'),
      }),
      parameters,
    },
  ],
  notApplicable: [
    domainName(),
    { resource: domainName(), parameters: { partnerDomains: ['example.com'] } },
  ],
});
