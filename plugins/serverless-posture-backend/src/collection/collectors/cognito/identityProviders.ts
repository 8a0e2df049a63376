import { IdentityProviderType } from '@aws-sdk/client-cognito-identity-provider';
import {
  AwsReader,
  Resource,
  UserPoolIdentityProvider,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, required } from '../../fields';
import { describeIdentityProvider, listIdentityProviders } from './operations';

/** External providers of a pool. */
export async function identityProvidersOf(
  aws: AwsReader,
  pool: Resource<'AWS::Cognito::UserPool'>,
  UserPoolId: string,
): Promise<Resource<'AWS::Cognito::UserPoolIdentityProvider'>[]> {
  const listed = await everyPage(
    listIdentityProviders,
    NextToken =>
      aws.call(listIdentityProviders, {
        UserPoolId,
        MaxResults: 60,
        NextToken,
      }),
    output => ({
      items: required(output.Providers, 'Providers', listIdentityProviders),
      next: output.NextToken,
    }),
  );
  return aws.all(listed, async listedProvider => {
    const ProviderName = required(
      listedProvider.ProviderName,
      'ProviderName',
      listIdentityProviders,
    );
    const { IdentityProvider } = await aws.call(describeIdentityProvider, {
      UserPoolId,
      ProviderName,
    });
    return {
      type: 'AWS::Cognito::UserPoolIdentityProvider' as const,
      arn: `${pool.arn}/identityprovider/${ProviderName}`,
      name: ProviderName,
      parentArn: pool.arn,
      ...inScope(aws),
      tags: pool.tags,
      attributes: parse(
        required(
          IdentityProvider,
          'IdentityProvider',
          describeIdentityProvider,
        ),
      ),
    };
  });
}

/** The details hold client secrets and whole metadata: only schemes of addresses and one setting leave this function. */
function parse({
  ProviderType,
  ProviderDetails = {},
}: IdentityProviderType): UserPoolIdentityProvider {
  const providerType = required(
    ProviderType,
    'ProviderType',
    describeIdentityProvider,
  );
  return {
    providerType,
    addressSchemes: Object.entries(ProviderDetails)
      .filter(([field]) => /url|uri|issuer/i.test(field))
      .flatMap(([field, value]) => {
        const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value) ?? [];
        return scheme ? [{ field, scheme: scheme.toLowerCase() }] : [];
      })
      .sort((a, b) => (a.field < b.field ? -1 : 1)),
    signsRequests:
      providerType === 'SAML'
        ? Boolean(ProviderDetails.RequestSigningAlgorithm)
        : null,
  };
}
