import { AwsReader, Inventory } from 'backstage-plugin-serverless-posture-node';

/**
 * Names of the buckets that AWS CDK uploads code to in a Region: whoever bootstrapped it has roles for publishing, and
 * with them deployments that trust a bucket of a name which anyone can foresee.
 *
 * Source: AWS CDK guide, "Customize AWS CDK bootstrapping".
 */
export async function deploymentBuckets(
  { accountId, region }: Pick<AwsReader, 'accountId' | 'region'>,
  inventory: Inventory,
): Promise<string[]> {
  const place = `${accountId}-${region}`;
  const roles = await inventory.of('AWS::IAM::Role');
  return roles.flatMap(({ name }) => {
    const [, qualifier, of] =
      /^cdk-([a-z0-9]+)-file-publishing-role-(.+)$/.exec(name) ?? [];
    return of === place ? [`cdk-${qualifier}-assets-${place}`] : [];
  });
}
