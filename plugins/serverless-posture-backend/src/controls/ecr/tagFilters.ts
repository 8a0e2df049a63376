/** Whether a filter of tags (`*` any text) matches a tag. Source: ECR API, ImageTagMutabilityExclusionFilter. */
export function matchesTag(filter: string, tag: string): boolean {
  const source = filter
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(tag);
}
