import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  postureCollectionReadPermission,
  postureCollectionRunPermission,
  postureExemptionApprovePermission,
  postureExemptionRequestPermission,
  postureOwnershipAssignPermission,
  postureReadPermission,
  postureTriagePermission,
} from 'backstage-plugin-serverless-posture-common';
import { DemoRole } from './config';
import { DemoPolicy } from './policy';

const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;
const OWN = ['user:default/someone', 'group:default/payments'];

async function decide(permission: Permission, role?: DemoRole) {
  const userEntityRef = 'user:default/someone';
  const userInfo = mockServices.userInfo.mock();
  userInfo.getUserInfo.mockResolvedValue({
    userEntityRef,
    ownershipEntityRefs: OWN,
  });
  const policy = new DemoPolicy({
    roles: new Map(role ? [[userEntityRef, role]] : []),
    userInfo,
    withChildGroups: async refs => [...refs, 'group:default/refunds'],
  });
  return policy.handle({ permission }, {
    credentials: mockCredentials.user(userEntityRef),
  } as any);
}

const deciding = async (permission: Permission, role?: DemoRole) =>
  (await decide(permission, role)).result;

const ownersOf = async (role?: DemoRole) => {
  const decision: any = await decide(postureReadPermission, role);
  return decision.conditions.params.owners;
};

describe('DemoPolicy', () => {
  it.each([
    postureReadPermission,
    postureTriagePermission,
    postureExemptionRequestPermission,
    postureExemptionApprovePermission,
    postureOwnershipAssignPermission,
    postureCollectionReadPermission,
    postureCollectionRunPermission,
    catalogEntityReadPermission,
    catalogEntityDeletePermission,
  ] as Permission[])('allows a platform engineer $name', async permission => {
    expect(await deciding(permission, 'platform-engineer')).toBe(ALLOW);
  });

  it.each([
    [postureReadPermission, CONDITIONAL],
    [postureTriagePermission, CONDITIONAL],
    [postureExemptionRequestPermission, CONDITIONAL],
    [postureExemptionApprovePermission, CONDITIONAL],
    [postureOwnershipAssignPermission, CONDITIONAL],
    [postureCollectionReadPermission, ALLOW],
    [postureCollectionRunPermission, DENY],
    [catalogEntityReadPermission, ALLOW],
    [catalogEntityDeletePermission, DENY],
  ] as [Permission, AuthorizeResult][])(
    'decides for a team lead on $name',
    async (permission, result) => {
      expect(await deciding(permission, 'team-lead')).toBe(result);
    },
  );

  it.each(['service-owner', undefined] as const)(
    'gives %p the catalog and the own posture alone',
    async role => {
      for (const permission of [
        postureReadPermission,
        postureTriagePermission,
        postureExemptionRequestPermission,
      ])
        expect(await deciding(permission, role)).toBe(CONDITIONAL);
      for (const permission of [
        postureExemptionApprovePermission,
        postureOwnershipAssignPermission,
      ])
        expect(await deciding(permission, role)).toBe(DENY);
      expect(await deciding(postureCollectionReadPermission, role)).toBe(DENY);
      expect(await deciding(postureCollectionRunPermission, role)).toBe(DENY);
      expect(await deciding(catalogEntityReadPermission, role)).toBe(ALLOW);
      expect(await deciding(catalogEntityDeletePermission, role)).toBe(DENY);
    },
  );

  it('shows a team lead what the teams below own, too', async () => {
    expect(await ownersOf('team-lead')).toEqual([
      ...OWN,
      'group:default/refunds',
    ]);
    expect(await ownersOf('service-owner')).toEqual(OWN);
  });

  it('lets a team lead approve nothing that is critical or high', async () => {
    const { conditions }: any = await decide(
      postureExemptionApprovePermission,
      'team-lead',
    );
    expect(
      conditions.allOf.map(({ rule, params }: any) => [rule, params]),
    ).toEqual([
      ['IS_OWNER', { owners: [...OWN, 'group:default/refunds'] }],
      ['HAS_SEVERITY', { severities: ['MEDIUM', 'LOW', 'INFORMATIONAL'] }],
    ]);
  });

  it('denies posture permissions that it does not know', async () => {
    const permission = createPermission({
      name: 'serverlessPosture.something.new',
      attributes: { action: 'read' },
    });
    expect(await deciding(permission, 'service-owner')).toBe(DENY);
  });

  it('denies who is not signed in', async () => {
    const policy = new DemoPolicy({
      roles: new Map(),
      userInfo: mockServices.userInfo.mock(),
      withChildGroups: async refs => refs,
    });
    const { result } = await policy.handle({
      permission: catalogEntityReadPermission,
    });
    expect(result).toBe(DENY);
  });
});
