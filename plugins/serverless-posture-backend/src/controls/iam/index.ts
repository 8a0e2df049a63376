import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { iamRoleConfusedDeputy } from './iam-role-confused-deputy';
import { iamRoleCrossAccountTrust } from './iam-role-cross-account-trust';

export const iamControls: readonly AnyControl[] = [
  iamRoleConfusedDeputy,
  iamRoleCrossAccountTrust,
];
