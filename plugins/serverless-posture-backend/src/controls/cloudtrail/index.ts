import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { cloudtrailBucketProtected } from './cloudtrail-bucket-protected';
import { cloudtrailCloudwatchLogs } from './cloudtrail-cloudwatch-logs';
import { cloudtrailKms } from './cloudtrail-kms';
import { cloudtrailLogValidation } from './cloudtrail-log-validation';
import { cloudtrailMultiRegion } from './cloudtrail-multi-region';
import { cloudtrailOrganizationTrail } from './cloudtrail-organization-trail';

export const cloudtrailControls: readonly AnyControl[] = [
  cloudtrailBucketProtected,
  cloudtrailCloudwatchLogs,
  cloudtrailKms,
  cloudtrailLogValidation,
  cloudtrailMultiRegion,
  cloudtrailOrganizationTrail,
];
