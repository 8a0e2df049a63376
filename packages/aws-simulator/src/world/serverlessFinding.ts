import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';

/** Findings that a posture of serverless resources is made of. */
export const isServerless = ({
  RecordState,
  Resources = [],
}: AwsSecurityFinding): boolean =>
  RecordState === 'ACTIVE' &&
  Resources.some(({ Type = '' }) =>
    /^Aws(Lambda|ApiGateway|AppSync)/.test(Type),
  );

/** Those of them that nobody has resolved, suppressed or seen pass. */
export const isUnresolved = (finding: AwsSecurityFinding): boolean =>
  isServerless(finding) &&
  finding.Compliance?.Status !== 'PASSED' &&
  ['NEW', 'NOTIFIED'].includes(finding.Workflow?.Status ?? 'NEW');
