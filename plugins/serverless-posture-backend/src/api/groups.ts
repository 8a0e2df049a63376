import {
  FindingGroup,
  GroupedBy,
} from 'backstage-plugin-serverless-posture-common';
import { FindingGroupRow } from '../store/findings/groups';
import { ApiContext } from './context';
import { Names } from './present';

/** The entities that groups name. */
export function refsOfGroups(
  by: GroupedBy,
  rows: FindingGroupRow[],
): (string | undefined)[] {
  return rows.flatMap(row => [
    row.ownerRef,
    isEntity(by, row) ? row.value : undefined,
  ]);
}

/** Nothing for a group of an entity that the caller may not read in the catalog. */
export function presentGroup(
  by: GroupedBy,
  row: FindingGroupRow,
  names: Names,
  { controls }: Pick<ApiContext, 'controls'>,
): FindingGroup[] {
  if (isEntity(by, row) && !names.entities.has(row.value)) return [];
  const { accountId, ownerRef, firstSeenAt, label, ...counts } = row;
  const control =
    by === 'control' ? controls.find(({ id }) => id === row.value) : undefined;
  return [
    {
      ...counts,
      label:
        control?.title ??
        (by === 'account' ? names.accounts.get(row.value) : label),
      account: accountId
        ? { id: accountId, name: names.accounts.get(accountId) }
        : undefined,
      ownerRef: ownerRef && names.entities.has(ownerRef) ? ownerRef : undefined,
      firstSeenAt: firstSeenAt.toISOString(),
    },
  ];
}

/** Refs have a kind; what stands for nobody has none. */
function isEntity(by: GroupedBy, { value }: FindingGroupRow): boolean {
  return (by === 'owner' || by === 'service') && value.includes(':');
}
