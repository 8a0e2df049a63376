import {
  EvaluationContext,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { ConditionEntry } from './document';
import { Grant, WhoMay } from './whoMay';

/** Who belongs to us: the accounts of the organization, and those that configuration approves of. */
export interface Insiders {
  account(id: string): boolean;
  organization(id: string): boolean;
}

/**
 * Asks for the organization only where the own account and the approved ones aren't the answer; ends the evaluation where
 * the organization isn't known.
 */
export function insidersOf(
  own: string,
  context: EvaluationContext,
  approved: readonly string[] = [],
): Insiders {
  return {
    account: id =>
      id === own ||
      approved.includes(id) ||
      context.organizationAccounts().has(id),
    organization(id) {
      const organizationId = context.organizationId();
      if (organizationId === undefined) {
        throw new UnknownAttributeError('organization', {
          errorClass: 'not-read',
          message: 'the id of the organization is not known',
        });
      }
      return id === organizationId;
    },
  };
}

/** What of a condition's value names an account or an organization. */
type Naming = (value: string) => { account?: string; organization?: string };

const account: Naming = value => ({ account: value });
const ofArn: Naming = value => ({ account: value.split(':')[4] });
const organization: Naming = value => ({ organization: value.split('/')[0] });

/** Condition keys that say whose a caller is, or the resource that an AWS service calls for. */
const NAMING = new Map<string, Naming>([
  ['aws:principalaccount', account],
  ['aws:principalarn', ofArn],
  ['aws:principalorgid', organization],
  ['aws:principalorgpaths', organization],
  ['aws:sourceaccount', account],
  ['aws:sourceowner', account],
  ['aws:sourcearn', ofArn],
  ['aws:sourceorgid', organization],
  ['aws:sourceorgpaths', organization],
  ['kms:calleraccount', account],
  ['s3:dataaccesspointaccount', account],
]);

/**
 * The grants that admit somebody from outside: accounts that are named, and everyone or a service where a condition names
 * accounts or organizations. Grants to everyone without such a condition are the question of {@link WhoMay.includesEveryone}.
 */
export function grantsOutside(
  { accounts, everyone, services }: WhoMay,
  inside: Insiders,
): Grant[] {
  // Accounts first: what is surely outside needs no id of the organization.
  const foreign = accounts.filter(
    grant =>
      !inside.account(grant.caller.account!) && !isLimitedTo(grant, inside),
  );
  if (foreign.length > 0) return foreign;
  return [...everyone, ...services].filter(
    grant =>
      grant.limits.some(entries => entries.every(names)) &&
      !isLimitedTo(grant, inside),
  );
}

/** Whether every value of an entry names somebody; ARNs of buckets, for one, name nobody. */
function names({ key, values }: ConditionEntry): boolean {
  const naming = NAMING.get(key);
  return (
    naming !== undefined &&
    values.every(value => Object.values(naming(value)).some(Boolean))
  );
}

/** Whether one of the limits admits nobody from outside. */
function isLimitedTo({ limits }: Grant, inside: Insiders): boolean {
  return limits.some(entries =>
    entries.every(
      entry =>
        names(entry) &&
        entry.values.every(value => {
          const named = NAMING.get(entry.key)!(value);
          return named.account !== undefined
            ? inside.account(named.account)
            : inside.organization(named.organization!);
        }),
    ),
  );
}
