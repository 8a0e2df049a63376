import { UserInfoService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  isPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createPostureConditionalDecision,
  postureConditions,
} from 'backstage-plugin-serverless-posture-backend';
import {
  postureCollectionReadPermission,
  postureExemptionApprovePermission,
  postureExemptionRequestPermission,
  postureOwnershipAssignPermission,
  PosturePermission,
  postureReadPermission,
  postureTriagePermission,
} from 'backstage-plugin-serverless-posture-common';
import { DemoRole } from './config';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

const decide = (allowed: boolean) => (allowed ? ALLOW : DENY);

/** What a role may do with what the own teams own. */
const ofOwn: Record<
  Exclude<DemoRole, 'platform-engineer'>,
  PosturePermission[]
> = {
  'service-owner': [
    postureReadPermission,
    postureTriagePermission,
    postureExemptionRequestPermission,
  ],
  'team-lead': [
    postureReadPermission,
    postureTriagePermission,
    postureExemptionRequestPermission,
    postureExemptionApprovePermission,
    postureOwnershipAssignPermission,
  ],
};

/** Findings whose exemption needs nobody from the platform team. */
const notSevere = postureConditions.hasSeverity({
  severities: ['MEDIUM', 'LOW', 'INFORMATIONAL'],
});

/**
 * Who may see what in the demo, and an example of a policy for these plugins:
 *
 * - a platform engineer may do everything;
 * - a team lead reads what the own teams and the teams below them own, and how collections went; decides about it, says who
 *   owns it, and approves exemptions of what is not critical or high;
 * - a service owner, and everyone else, reads what the own teams own, decides about it and asks for exemptions;
 * - everyone reads the catalog.
 */
export class DemoPolicy implements PermissionPolicy {
  constructor(
    private readonly options: {
      /** Roles by user entity ref; who has none is treated as a service owner. */
      roles: Map<string, DemoRole>;
      userInfo: UserInfoService;
      /** Adds to some groups those that stand below them. */
      withChildGroups: (refs: string[]) => Promise<string[]>;
    },
  ) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return DENY;
    const { userEntityRef, ownershipEntityRefs } =
      await this.options.userInfo.getUserInfo(user.credentials);
    const role = this.#roleOf(userEntityRef);

    if (role === 'platform-engineer') return ALLOW;

    const own = ofOwn[role].find(one => isPermission(permission, one));
    if (own) {
      const owners =
        role === 'team-lead'
          ? await this.options.withChildGroups(ownershipEntityRefs)
          : ownershipEntityRefs;
      const owned = postureConditions.isOwner({ owners });
      return createPostureConditionalDecision(
        own,
        own.name === postureExemptionApprovePermission.name
          ? { allOf: [owned, notSevere] }
          : owned,
      );
    }
    if (isPermission(permission, postureCollectionReadPermission)) {
      return decide(role === 'team-lead');
    }
    if (permission.name.startsWith('serverlessPosture.')) return DENY;
    return decide(permission.attributes.action === 'read');
  }

  #roleOf(userEntityRef: string): DemoRole {
    const ref = stringifyEntityRef(parseEntityRef(userEntityRef));
    return this.options.roles.get(ref) ?? 'service-owner';
  }
}
