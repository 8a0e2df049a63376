import { buildRole } from '../buildRoles';
import { Place } from '../grants';
import { AccountState, ThingsDefinition } from '../world';
import { demoSignIn, signInRoles } from './identitySignIn';
import { demoWebAcls } from './identityWebAcls';
import { demoWorkflows, workflowRoles } from './identityWorkflows';
import { Story } from './story';

/** Who is let in, and what is orchestrated, in one place of the shop. */
export const demoIdentity = (
  account: string,
  place: Place,
  story: Story,
): ThingsDefinition => ({
  ...demoWebAcls(account, place, story),
  ...demoSignIn(account, place, story),
  ...demoWorkflows(account, place, story),
});

/** The roles that they run with and hand out. */
export const demoIdentityRoles = (
  account: string,
  accountId: string,
): AccountState['roles'] => [
  ...signInRoles(account, accountId),
  ...workflowRoles(account, accountId).map(role => buildRole(accountId, role)),
];
