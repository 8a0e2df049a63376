import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { lambdaDescription } from './lambda-description';
import { lambdaEnvCleartextEndpoint } from './lambda-env-cleartext-endpoint';
import { lambdaEnvCmk } from './lambda-env-cmk';
import { lambdaEnvCodeInjection } from './lambda-env-code-injection';
import { lambdaEnvDebugEventLogging } from './lambda-env-debug-event-logging';
import { lambdaEnvSecrets } from './lambda-env-secrets';
import { lambdaEnvTlsVerificationOff } from './lambda-env-tls-verification-off';
import { lambdaInVpc } from './lambda-in-vpc';
import { lambdaLayerForeignAccount } from './lambda-layer-foreign-account';
import { lambdaLogFormatJson } from './lambda-log-format-json';
import { lambdaLogLevel } from './lambda-log-level';
import { lambdaResourcePolicyBroadSourceArn } from './lambda-resource-policy-broad-source-arn';
import { lambdaResourcePolicyConfusedDeputy } from './lambda-resource-policy-confused-deputy';
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
import { lambdaRoleTrustBroad } from './lambda-role-trust-broad';
import { lambdaRuntimeDeprecated } from './lambda-runtime-deprecated';
import { lambdaRuntimeDeprecatingSoon } from './lambda-runtime-deprecating-soon';
import { lambdaRuntimeUpdateBlocked } from './lambda-runtime-update-blocked';
import { lambdaTagged } from './lambda-tagged';
import { lambdaUrlAuthNone } from './lambda-url-auth-none';
import { lambdaUrlCorsWildcard } from './lambda-url-cors-wildcard';
import { lambdaXrayTracing } from './lambda-xray-tracing';

export const lambdaControls: readonly AnyControl[] = [
  lambdaDescription,
  lambdaEnvCleartextEndpoint,
  lambdaEnvCmk,
  lambdaEnvCodeInjection,
  lambdaEnvDebugEventLogging,
  lambdaEnvSecrets,
  lambdaEnvTlsVerificationOff,
  lambdaInVpc,
  lambdaLayerForeignAccount,
  lambdaLogFormatJson,
  lambdaLogLevel,
  lambdaResourcePolicyBroadSourceArn,
  lambdaResourcePolicyConfusedDeputy,
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
  lambdaRoleTrustBroad,
  lambdaRuntimeDeprecated,
  lambdaRuntimeDeprecatingSoon,
  lambdaRuntimeUpdateBlocked,
  lambdaTagged,
  lambdaUrlAuthNone,
  lambdaUrlCorsWildcard,
  lambdaXrayTracing,
];
