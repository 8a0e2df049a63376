import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { iamCentralIdentity } from './iam-central-identity';
import { iamDynamodbLeadingKeys } from './iam-dynamodb-leading-keys';
import { iamInvokeWildcard } from './iam-invoke-wildcard';
import { iamPasswordPolicy } from './iam-password-policy';
import { iamRoleConfusedDeputy } from './iam-role-confused-deputy';
import { iamRoleCrossAccountTrust } from './iam-role-cross-account-trust';
import { iamRootAccessKey } from './iam-root-access-key';
import { iamRootMfa } from './iam-root-mfa';
import { iamServerlessFullAccess } from './iam-serverless-full-access';
import { iamServerlessPrivilegeEscalation } from './iam-serverless-privilege-escalation';
import { iamUserAccessKeys } from './iam-user-access-keys';
import { iamUserDirectPolicies } from './iam-user-direct-policies';
import { iamUserMfa } from './iam-user-mfa';

export const iamControls: readonly AnyControl[] = [
  iamCentralIdentity,
  iamDynamodbLeadingKeys,
  iamInvokeWildcard,
  iamPasswordPolicy,
  iamRoleConfusedDeputy,
  iamRoleCrossAccountTrust,
  iamRootAccessKey,
  iamRootMfa,
  iamServerlessFullAccess,
  iamServerlessPrivilegeEscalation,
  iamUserAccessKeys,
  iamUserDirectPolicies,
  iamUserMfa,
];
