import {
  AnyResource,
  isUnknown,
  Page,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf } from '../fields';

/** Several pages as one. */
export function mergePages(pages: Page[], next: string | undefined): Page {
  return {
    resources: pages.flatMap(page => page.resources),
    gaps: pages.flatMap(page => page.gaps ?? []),
    next: next || undefined,
  };
}

/** The children of an API, or the gap that they leave where they could not be read. */
export async function children(
  parent: AnyResource,
  type: ResourceType,
  read: () => Promise<AnyResource[]>,
): Promise<Page> {
  const resources = await attributeOf(read);
  if (!isUnknown(resources)) return { resources };
  const { arn: parentArn, name: parentName } = parent;
  return {
    resources: [],
    gaps: [{ type, parentArn, parentName, reason: resources.$unknown }],
  };
}
