import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  domainName,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwMtlsTruststore } from './apigw-mtls-truststore';

const withStore = (truststoreVersion: string | null, ...warnings: string[]) =>
  domainName({
    mutualTls: { truststoreVersion, truststoreWarnings: warnings },
  });

testControl(apigwMtlsTruststore, {
  passed: [withStore('v1')],
  failed: [
    withStore(null),
    {
      resource: withStore('v1', 'Certificate 2 has expired'),
      matching: {
        evidence: [{ path: 'mutualTlsAuthentication.truststoreWarnings' }],
      },
    },
  ],
  notAvailable: [
    domainName({ mutualTls: unknown('denied', 'apigateway:GetDomainNames') }),
  ],
  notApplicable: [domainName()],
});
