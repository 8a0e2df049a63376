import { EcrRegistry } from 'backstage-plugin-serverless-posture-node';

/** Whether a filter of a scanning rule (`*` any text) selects a repository. Source: ECR guide, "Filters to choose which repositories are scanned". */
export function selectsRepository(filter: string, name: string): boolean {
  // Without a wildcard, a filter means every name that holds it.
  const pattern = filter.includes('*') ? filter : `*${filter}*`;
  const source = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(name);
}

/** How the registry scans a repository by its rules; undefined where none selects it. */
export function scanFrequency(
  { rules }: EcrRegistry,
  name: string,
): 'CONTINUOUS_SCAN' | 'SCAN_ON_PUSH' | undefined {
  const found = rules
    .filter(({ filters }) => filters.some(one => selectsRepository(one, name)))
    .map(({ frequency }) => frequency);
  return (['CONTINUOUS_SCAN', 'SCAN_ON_PUSH'] as const).find(one =>
    found.includes(one),
  );
}
