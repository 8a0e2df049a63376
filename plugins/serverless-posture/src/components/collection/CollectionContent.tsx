export function CollectionContent() {
  return null;
}
