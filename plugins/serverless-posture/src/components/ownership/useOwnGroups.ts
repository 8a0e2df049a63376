import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useFetched } from '../../hooks/useFetched';

/** Refs of the groups that the signed-in user is a member of; empty until they are known. */
export function useOwnGroups(): string[] {
  const identity = useApi(identityApiRef);
  const { value } = useFetched(
    () => identity.getBackstageIdentity(),
    [identity],
  );
  return (value?.ownershipEntityRefs ?? []).filter(ref =>
    ref.startsWith('group:'),
  );
}
