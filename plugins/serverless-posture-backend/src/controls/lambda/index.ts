import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { lambdaAlarmConcurrency } from './lambda-alarm-concurrency';
import { lambdaAlarmErrors } from './lambda-alarm-errors';
import { lambdaAlarmThrottles } from './lambda-alarm-throttles';
import { lambdaBrokenState } from './lambda-broken-state';
import { lambdaCloudtrailDataEvents } from './lambda-cloudtrail-data-events';
import { lambdaCodeSecrets } from './lambda-code-secrets';
import { lambdaCodeSigningEnabled } from './lambda-code-signing-enabled';
import { lambdaCodeSigningEnforced } from './lambda-code-signing-enforced';
import { lambdaCodeSigningPublishers } from './lambda-code-signing-publishers';
import { lambdaCodeVulnerabilities } from './lambda-code-vulnerabilities';
import { lambdaDescription } from './lambda-description';
import { lambdaEfsAccessPoint } from './lambda-efs-access-point';
import { lambdaEnvCleartextEndpoint } from './lambda-env-cleartext-endpoint';
import { lambdaEnvCmk } from './lambda-env-cmk';
import { lambdaEnvCodeInjection } from './lambda-env-code-injection';
import { lambdaEnvDebugEventLogging } from './lambda-env-debug-event-logging';
import { lambdaEnvSecrets } from './lambda-env-secrets';
import { lambdaEnvTlsVerificationOff } from './lambda-env-tls-verification-off';
import { lambdaEsmUnauthenticatedBroker } from './lambda-esm-unauthenticated-broker';
import { lambdaFailureDestination } from './lambda-failure-destination';
import { lambdaImageForeignRegistry } from './lambda-image-foreign-registry';
import { lambdaImageScan } from './lambda-image-scan';
import { lambdaImageStale } from './lambda-image-stale';
import { lambdaImageVulnerabilities } from './lambda-image-vulnerabilities';
import { lambdaInVpc } from './lambda-in-vpc';
import { lambdaInspectorCoverage } from './lambda-inspector-coverage';
import { lambdaInternetExposure } from './lambda-internet-exposure';
import { lambdaKmsKeyUnusable } from './lambda-kms-key-unusable';
import { lambdaLayerDeletedVersion } from './lambda-layer-deleted-version';
import { lambdaLayerForeignAccount } from './lambda-layer-foreign-account';
import { lambdaLayerPublic } from './lambda-layer-public';
import { lambdaLayerSecrets } from './lambda-layer-secrets';
import { lambdaLogFormatJson } from './lambda-log-format-json';
import { lambdaLogGroupCmk } from './lambda-log-group-cmk';
import { lambdaLogGroupExists } from './lambda-log-group-exists';
import { lambdaLogGroupRetention } from './lambda-log-group-retention';
import { lambdaLogLevel } from './lambda-log-level';
import { lambdaRecursionAllowed } from './lambda-recursion-allowed';
import { lambdaReservedConcurrency } from './lambda-reserved-concurrency';
import { lambdaResourcePolicyBroadSourceArn } from './lambda-resource-policy-broad-source-arn';
import { lambdaResourcePolicyConfusedDeputy } from './lambda-resource-policy-confused-deputy';
import { lambdaResourcePolicyDanglingSource } from './lambda-resource-policy-dangling-source';
import { lambdaResourcePolicyExtraActions } from './lambda-resource-policy-extra-actions';
import { lambdaResourcePolicyOutsideOrg } from './lambda-resource-policy-outside-org';
import { lambdaResourcePolicyPublic } from './lambda-resource-policy-public';
import { lambdaResourcePolicyS3SourceAccount } from './lambda-resource-policy-s3-source-account';
import { lambdaRoleAdmin } from './lambda-role-admin';
import { lambdaRoleBroadManagedPolicy } from './lambda-role-broad-managed-policy';
import { lambdaRoleCannotLog } from './lambda-role-cannot-log';
import { lambdaRoleMissing } from './lambda-role-missing';
import { lambdaRoleNoBoundary } from './lambda-role-no-boundary';
import { lambdaRolePrivilegeEscalation } from './lambda-role-privilege-escalation';
import { lambdaRoleResourceWildcard } from './lambda-role-resource-wildcard';
import { lambdaRoleServiceWildcard } from './lambda-role-service-wildcard';
import { lambdaRoleShared } from './lambda-role-shared';
import { lambdaRoleTrustBroad } from './lambda-role-trust-broad';
import { lambdaRuntimeDeprecated } from './lambda-runtime-deprecated';
import { lambdaRuntimeDeprecatingSoon } from './lambda-runtime-deprecating-soon';
import { lambdaRuntimeUpdateBlocked } from './lambda-runtime-update-blocked';
import { lambdaRuntimeUpdateModeManual } from './lambda-runtime-update-mode-manual';
import { lambdaTagged } from './lambda-tagged';
import { lambdaUrlAuthNone } from './lambda-url-auth-none';
import { lambdaUrlCorsWildcard } from './lambda-url-cors-wildcard';
import { lambdaVersionRuntimeDeprecated } from './lambda-version-runtime-deprecated';
import { lambdaVpcMissingEndpoints } from './lambda-vpc-missing-endpoints';
import { lambdaVpcMultiAz } from './lambda-vpc-multi-az';
import { lambdaVulnerableDependencies } from './lambda-vulnerable-dependencies';
import { lambdaXrayTracing } from './lambda-xray-tracing';

export const lambdaControls: readonly AnyControl[] = [
  lambdaAlarmConcurrency,
  lambdaAlarmErrors,
  lambdaAlarmThrottles,
  lambdaBrokenState,
  lambdaCloudtrailDataEvents,
  lambdaCodeSecrets,
  lambdaCodeSigningEnabled,
  lambdaCodeSigningEnforced,
  lambdaCodeSigningPublishers,
  lambdaCodeVulnerabilities,
  lambdaDescription,
  lambdaEfsAccessPoint,
  lambdaEnvCleartextEndpoint,
  lambdaEnvCmk,
  lambdaEnvCodeInjection,
  lambdaEnvDebugEventLogging,
  lambdaEnvSecrets,
  lambdaEnvTlsVerificationOff,
  lambdaEsmUnauthenticatedBroker,
  lambdaFailureDestination,
  lambdaImageForeignRegistry,
  lambdaImageScan,
  lambdaImageStale,
  lambdaImageVulnerabilities,
  lambdaInVpc,
  lambdaInspectorCoverage,
  lambdaInternetExposure,
  lambdaKmsKeyUnusable,
  lambdaLayerDeletedVersion,
  lambdaLayerForeignAccount,
  lambdaLayerPublic,
  lambdaLayerSecrets,
  lambdaLogFormatJson,
  lambdaLogGroupCmk,
  lambdaLogGroupExists,
  lambdaLogGroupRetention,
  lambdaLogLevel,
  lambdaRecursionAllowed,
  lambdaReservedConcurrency,
  lambdaResourcePolicyBroadSourceArn,
  lambdaResourcePolicyConfusedDeputy,
  lambdaResourcePolicyDanglingSource,
  lambdaResourcePolicyExtraActions,
  lambdaResourcePolicyOutsideOrg,
  lambdaResourcePolicyPublic,
  lambdaResourcePolicyS3SourceAccount,
  lambdaRoleAdmin,
  lambdaRoleBroadManagedPolicy,
  lambdaRoleCannotLog,
  lambdaRoleMissing,
  lambdaRoleNoBoundary,
  lambdaRolePrivilegeEscalation,
  lambdaRoleResourceWildcard,
  lambdaRoleServiceWildcard,
  lambdaRoleShared,
  lambdaRoleTrustBroad,
  lambdaRuntimeDeprecated,
  lambdaRuntimeDeprecatingSoon,
  lambdaRuntimeUpdateBlocked,
  lambdaRuntimeUpdateModeManual,
  lambdaTagged,
  lambdaUrlAuthNone,
  lambdaUrlCorsWildcard,
  lambdaVersionRuntimeDeprecated,
  lambdaVpcMissingEndpoints,
  lambdaVpcMultiAz,
  lambdaVulnerableDependencies,
  lambdaXrayTracing,
];
