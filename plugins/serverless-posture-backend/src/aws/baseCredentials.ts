import { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { Config } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';

/**
 * The credentials that the way into AWS starts with: those of Backstage's `aws` configuration for the account, where
 * there are any, else what the SDK finds in its environment.
 */
export async function baseCredentials(
  config: Config,
  options: { accountId?: string } = {},
): Promise<AwsCredentialIdentityProvider> {
  const manager = DefaultAwsCredentialsManager.fromConfig(config);
  const { sdkCredentialProvider } = await manager.getCredentialProvider(
    options,
  );
  return sdkCredentialProvider;
}
