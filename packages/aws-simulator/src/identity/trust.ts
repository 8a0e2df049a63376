import type { Call } from '../services/handlers';
import { findAccount } from '../world/world';

/**
 * Whether a role may be assumed by the caller: the account is active, the role exists, it is the reader role (which trusts
 * the management account) and the ExternalId is the one of its trust policy.
 */
export function roleAdmits(
  { world, principal }: Call,
  accountId: string,
  roleName: string,
  externalId: string | undefined,
): boolean {
  const account = findAccount(world, accountId);
  if (!account || account.state !== 'ACTIVE') return false;
  if (roleName !== world.roleName || !account.readerPolicies) return false;
  return (
    principal.accountId === world.managementAccountId &&
    externalId === world.externalId
  );
}
