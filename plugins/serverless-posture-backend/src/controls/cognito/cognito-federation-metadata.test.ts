import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPoolIdentityProvider,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoFederationMetadata } from './cognito-federation-metadata';

testControl(cognitoFederationMetadata, {
  passed: [
    userPoolIdentityProvider(),
    {
      resource: userPoolIdentityProvider({
        providerType: 'OIDC',
        signsRequests: null,
      }),
      note: 'another protocol',
    },
    {
      resource: userPoolIdentityProvider({ addressSchemes: [] }),
      note: 'metadata as a file',
    },
  ],
  failed: [
    {
      resource: userPoolIdentityProvider({
        addressSchemes: [{ field: 'MetadataURL', scheme: 'http' }],
      }),
      matching: {
        evidence: [{ path: 'ProviderDetails.MetadataURL', value: 'http' }],
      },
    },
    {
      resource: userPoolIdentityProvider({ signsRequests: false }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    userPoolIdentityProvider({
      addressSchemes: unknown('denied', 'cognito-idp:DescribeIdentityProvider'),
    }),
    userPoolIdentityProvider({
      signsRequests: unknown('denied', 'cognito-idp:DescribeIdentityProvider'),
    }),
  ],
});
