/** Services that watch over an account as a whole, and single types of other services that say something of it. */
const ACCOUNT_LEVEL =
  /^AWS::(?:(?:AccessAnalyzer|Account|CloudTrail|Config|GuardDuty|Health|Inspector2|Organizations|SecurityHub|Shield|XRay)::|(?:IAM::(?:AccountSummary|SAMLProvider|User)|ApiGateway::Account|ECR::Registry|Logs::ResourcePolicy|S3::AccountPublicAccessBlock|SecretsManager::Usage)$)/;

/**
 * Whether resources of a type belong to their account rather than to a service in it. They count for no service; each
 * service shows them as context.
 */
export function isAccountLevel(resourceType: string): boolean {
  return ACCOUNT_LEVEL.test(resourceType);
}
