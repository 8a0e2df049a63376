import type { Call } from '../services/handlers';
import { findAccount } from '../world/world';
import { WRITER_ROLE_NAME } from '../world/writer';

/**
 * Whether a role may be assumed by the caller: the account is active, the role exists, it is one of ours (which trust the
 * management account) and the ExternalId is the one of its trust policy. The writer role exists where Security Hub is
 * administered.
 */
export function roleAdmits(
  { world, principal }: Call,
  accountId: string,
  roleName: string,
  externalId: string | undefined,
): boolean {
  const account = findAccount(world, accountId);
  if (!account || account.state !== 'ACTIVE') return false;
  const exists =
    roleName === WRITER_ROLE_NAME
      ? accountId === world.securityHubAdministratorId
      : roleName === world.roleName && account.readerPolicies;
  if (!exists) return false;
  return (
    principal.accountId === world.managementAccountId &&
    externalId === world.externalId
  );
}
