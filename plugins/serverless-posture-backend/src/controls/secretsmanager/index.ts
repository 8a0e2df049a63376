import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { secretsmanagerInUse } from './secretsmanager-in-use';
import { secretsmanagerPublic } from './secretsmanager-public';
import { secretsmanagerRestrictivePolicy } from './secretsmanager-restrictive-policy';
import { secretsmanagerRotationEnabled } from './secretsmanager-rotation-enabled';
import { secretsmanagerRotationFunction } from './secretsmanager-rotation-function';
import { secretsmanagerRotationPeriod } from './secretsmanager-rotation-period';
import { secretsmanagerRotationSucceeded } from './secretsmanager-rotation-succeeded';
import { secretsmanagerTagged } from './secretsmanager-tagged';
import { secretsmanagerUnused } from './secretsmanager-unused';

export const secretsmanagerControls: readonly AnyControl[] = [
  secretsmanagerInUse,
  secretsmanagerPublic,
  secretsmanagerRestrictivePolicy,
  secretsmanagerRotationEnabled,
  secretsmanagerRotationFunction,
  secretsmanagerRotationPeriod,
  secretsmanagerRotationSucceeded,
  secretsmanagerTagged,
  secretsmanagerUnused,
];
