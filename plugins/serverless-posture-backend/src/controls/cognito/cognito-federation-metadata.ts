import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { poolCli, poolConsole } from './remedies';

/** Source: Cognito guide, "User pool sign-in with third party identity providers". */
export const cognitoFederationMetadata = control({
  id: 'cognito-federation-metadata',
  title: 'External identity providers use HTTPS metadata and signed requests',
  description:
    'Metadata and keys of a provider that are fetched over plain HTTP can be replaced on the way, and with them whoever signs in. ' +
    'All addresses that the provider names must be HTTPS. SAML requests that are not signed fail with low severity: the ' +
    'provider cannot tell who asks. Whether the provider checks the signature is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPoolIdentityProvider',
  references: {
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.federation],
  },
  evaluate({ addressSchemes, signsRequests }) {
    const cleartext = addressSchemes
      .filter(({ scheme }) => scheme === 'http')
      .map(({ field }) => evidence(`ProviderDetails.${field}`, 'http'));
    if (cleartext.length > 0) return failed(cleartext);
    return signsRequests === false
      ? failed([evidence('ProviderDetails.RequestSigningAlgorithm', null)], {
          severity: 'LOW',
        })
      : passed();
  },
  remedy: provider => ({
    summary: `Give ${provider.name} HTTPS addresses and sign its SAML requests.`,
    console: poolConsole(
      provider,
      'Social and external providers',
      provider.name,
    ),
    cli: `${poolCli(provider, 'update-identity-provider')} --provider-name ${
      provider.name
    } --provider-details MetadataURL=https://<metadata>,RequestSigningAlgorithm=rsa-sha256`,
    cloudformation: `# ${provider.name}, AWS::Cognito::UserPoolIdentityProvider\nProviderDetails: { MetadataURL: https://<metadata>, RequestSigningAlgorithm: rsa-sha256 }`,
    terraform: `# ${provider.name}, aws_cognito_identity_provider\nprovider_details = {\n  MetadataURL             = "https://<metadata>"\n  RequestSigningAlgorithm = "rsa-sha256"\n}`,
  }),
});
