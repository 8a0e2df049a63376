import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  domainName,
  httpApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpDefaultEndpoint } from './apigw-http-default-endpoint';

const domain = domainName({ apiIds: ['f6g7h8i9j0'] });

testControl(apigwHttpDefaultEndpoint, {
  passed: [
    { resource: httpApi({ disableExecuteApiEndpoint: true }), with: [domain] },
  ],
  failed: [{ resource: httpApi(), with: [domain] }],
  notAvailable: [
    {
      resource: httpApi(),
      with: [
        domainName({
          apiIds: unknown('denied', 'apigatewayv2:GetApiMappings'),
        }),
      ],
    },
  ],
  notApplicable: [
    { resource: httpApi(), with: [domainName({ apiIds: ['other'] })] },
  ],
});
