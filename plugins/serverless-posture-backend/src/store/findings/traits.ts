import { PostureFilter } from '../types';

/** What findings have few values of, each computed from their row. */
export type Trait = 'exposure' | 'exempted' | 'stale' | 'snoozed';

/** Each trait as SQL of both databases; `?` is the moment at which it is asked. */
export const TRAITS: Record<Trait, string> = {
  exposure: `case when findings.exposed is null then 'UNKNOWN' when findings.exposed then 'INTERNET' else 'NO_PATH' end`,
  exempted: `case when findings.exemption_id is null then 'false' else 'true' end`,
  stale: `case when findings.stale then 'true' else 'false' end`,
  // One that is due is awake, although nobody has written it down yet.
  snoozed: `case when findings.snoozed_until > ? or (findings.snoozed_until is null and findings.snoozed_hash is not null) then 'true' else 'false' end`,
};

/** The values of a trait that a filter wants; undefined for all. */
export function wantedOf(
  filter: PostureFilter,
  trait: Trait,
): string[] | undefined {
  const wanted = filter[trait];
  if (wanted === undefined) return undefined;
  return Array.isArray(wanted) ? wanted : [String(wanted)];
}
