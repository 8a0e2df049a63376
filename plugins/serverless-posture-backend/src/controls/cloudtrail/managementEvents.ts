import {
  TrailFieldSelector,
  TrailSelectors,
} from 'backstage-plugin-serverless-posture-node';

/** Why selectors miss management events; undefined where they record all of them. */
export function managementEventsMissing({
  basic,
  advanced,
}: TrailSelectors): string | undefined {
  const kinds = new Set<string>();
  let excluded: string[] = [];
  for (const selector of basic) {
    if (!selector.includeManagementEvents) continue;
    if (selector.excludedManagementSources.length > 0) {
      excluded = selector.excludedManagementSources;
    } else {
      for (const kind of kindsOf(selector.readWriteType)) kinds.add(kind);
    }
  }
  for (const fields of advanced) {
    for (const kind of managementKinds(fields)) kinds.add(kind);
  }
  if (kinds.size === 2) return undefined;
  if (excluded.length > 0)
    return `events of ${excluded.join(', ')} are left out`;
  if (kinds.size === 0) return 'no management events';
  return `only ${[...kinds][0]} events`;
}

function kindsOf(type: 'All' | 'ReadOnly' | 'WriteOnly'): string[] {
  return { All: ['read', 'write'], ReadOnly: ['read'], WriteOnly: ['write'] }[
    type
  ];
}

/** Which management events an advanced selector records; none where any other field narrows it. */
function managementKinds(fields: TrailFieldSelector[]): string[] {
  const isManagement = fields.some(
    ({ field, equals }) =>
      field === 'eventCategory' && equals.includes('Management'),
  );
  const others = fields.filter(
    ({ field }) => field !== 'eventCategory' && field !== 'readOnly',
  );
  if (!isManagement || others.length > 0) return [];
  const readOnly = fields.find(({ field }) => field === 'readOnly');
  if (!readOnly) return ['read', 'write'];
  return readOnly.equals.map(value => (value === 'true' ? 'read' : 'write'));
}
