import type { Call } from '../services/handlers';

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
  const account = world.accounts.find(({ id }) => id === accountId);
  if (!account || account.state !== 'ACTIVE') return false;
  if (roleName !== world.roleName || !account.readerPolicies) return false;
  return (
    principal.accountId === world.managementAccountId &&
    externalId === world.externalId
  );
}
