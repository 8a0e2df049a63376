import { FindingsSourceState } from '../../collection/securityHub';

/** Where findings are written to: where they are read. */
export type Place = Pick<
  FindingsSourceState,
  'accountId' | 'region' | 'generation'
>;

/** The source that answers for a finding, the organization's before the account's own; undefined while none was read. */
export function placeOf(
  { accountId, region }: { accountId: string; region: string },
  sources: FindingsSourceState[],
): Place | undefined {
  const covering = sources.filter(source => {
    const [whose, where] = source.covers.split('/');
    return (
      (whose === 'organization' || source.accountId === accountId) &&
      (where === 'linked-regions' || source.region === region)
    );
  });
  return (
    covering.find(({ covers }) => covers.startsWith('organization')) ??
    covering.at(0)
  );
}
