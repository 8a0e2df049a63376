import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { rdsIamAuthentication } from './rds-iam-authentication';
import { rdsManagedMasterSecret } from './rds-managed-master-secret';
import { rdsProxyHardening } from './rds-proxy-hardening';
import { rdsTransportEncryption } from './rds-transport-encryption';

export const rdsControls: readonly AnyControl[] = [
  rdsIamAuthentication,
  rdsManagedMasterSecret,
  rdsProxyHardening,
  rdsTransportEncryption,
];
