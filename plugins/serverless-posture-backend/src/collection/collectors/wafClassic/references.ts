import {
  Attribute,
  AwsReader,
  CollectionError,
  Inventory,
  isUnknown,
} from 'backstage-plugin-serverless-posture-node';
import { globalRegionOf, parseArn } from '../../../aws';

/** A web ACL of WAF Classic: those of distributions are read elsewhere than those of a Region. */
export interface ClassicReference {
  scope: 'regional' | 'global';
  id: string;
  arn: string;
}

/**
 * The web ACLs of WAF Classic that stages or distributions of a scope refer to. Throws a `CollectionError` where it isn't
 * known what one refers to.
 */
export async function referredClassicAcls(
  aws: AwsReader,
  inventory: Inventory,
): Promise<ClassicReference[]> {
  const { region, partition, accountId } = aws;
  const found = new Map<string, ClassicReference>();
  for (const { attributes } of await inventory.of('AWS::ApiGateway::Stage')) {
    const arn = known(attributes.webAclArn);
    const parts = arn === null ? undefined : parseArn(arn);
    if (parts?.service !== 'waf-regional' || parts.region !== region) continue;
    const id = parts.resource.replace(/^webacl\//, '');
    found.set(id, { scope: 'regional', id, arn: arn! });
  }
  if (region === globalRegionOf(partition)) {
    for (const { attributes } of await inventory.of(
      'AWS::CloudFront::Distribution',
    )) {
      // A web ACL of today's AWS WAF is named by its ARN, one of WAF Classic by its id.
      const id = known(attributes.webAclId);
      if (id === null || id.startsWith('arn:')) continue;
      const arn = `arn:${partition}:waf::${accountId}:webacl/${id}`;
      found.set(id, { scope: 'global', id, arn });
    }
  }
  return [...found.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1));
}

function known(value: Attribute<string | null>): string | null {
  if (isUnknown(value)) throw new CollectionError(value.$unknown);
  return value;
}
