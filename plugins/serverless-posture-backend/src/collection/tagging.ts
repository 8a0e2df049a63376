import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  Attribute,
  AwsReader,
  isUnknown,
  operation,
  Tags,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, everyPage, redactTags, required } from './fields';

/** The tags of resources of most services, many at a time. */
export const getTaggedResources = operation({
  id: 'tag:GetResources',
  client: ResourceGroupsTaggingAPIClient,
  command: GetResourcesCommand,
  probe: { ResourceTypeFilters: ['lambda:function'] },
});

/** The most ARNs that one call takes. */
const TAGGED_AT_ONCE = 100;

/** The tags of each resource that was asked for. */
export type TagsByArn = (arn: string) => Attribute<Tags>;

/**
 * Reads tags of resources of whatever service, a hundred per call. AWS leaves out resources without tags, so that one which
 * a full answer lacks has none. Needs `tag:GetResources`.
 */
export async function tagsOf(
  aws: AwsReader,
  arns: readonly string[],
): Promise<TagsByArn> {
  const tags = new Map<string, Attribute<Tags>>();
  for (let start = 0; start < arns.length; start += TAGGED_AT_ONCE) {
    const asked = arns.slice(start, start + TAGGED_AT_ONCE);
    const found = await attributeOf(() =>
      everyPage(
        getTaggedResources,
        PaginationToken =>
          aws.call(getTaggedResources, {
            ResourceARNList: asked,
            PaginationToken,
          }),
        output => ({
          items: required(
            output.ResourceTagMappingList,
            'ResourceTagMappingList',
            getTaggedResources,
          ),
          next: output.PaginationToken,
        }),
      ),
    );
    if (isUnknown(found)) {
      for (const arn of asked) tags.set(arn, found);
      continue;
    }
    for (const { ResourceARN = '', Tags: pairs = [] } of found) {
      if (!asked.includes(ResourceARN)) continue;
      tags.set(
        ResourceARN,
        redactTags(Object.fromEntries(pairs.map(tag => [tag.Key, tag.Value]))),
      );
    }
  }
  return arn => tags.get(arn) ?? {};
}
