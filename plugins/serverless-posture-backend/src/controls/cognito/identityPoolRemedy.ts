import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';
import { snakeCase } from '../apigateway/snakeCase';

/** `eu-west-1:0b1c…` of an identity pool. */
export function identityPoolIdOf({ arn }: ResourceIdentity): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** Switches a setting of an identity pool off; the CLI asks for all settings. */
export function changeIdentityPool(
  pool: ResourceIdentity,
  summary: string,
  property: 'AllowUnauthenticatedIdentities' | 'AllowClassicFlow',
): Remedy {
  const id = identityPoolIdOf(pool);
  const option =
    property === 'AllowClassicFlow'
      ? '--no-allow-unauthenticated-identities --no-allow-classic-flow'
      : '--no-allow-unauthenticated-identities';
  return {
    summary,
    console: `Cognito (${pool.region}) > Identity pools > ${pool.name} > User access`,
    cli: `aws cognito-identity update-identity-pool --region ${pool.region} --identity-pool-id ${id} --identity-pool-name '${pool.name}' ${option} # with all its providers`,
    cloudformation: `# ${pool.name}, AWS::Cognito::IdentityPool\n${property}: false`,
    terraform: `# ${pool.name}, aws_cognito_identity_pool\n${snakeCase(
      property,
    )} = false`,
  };
}
