import {
  evidence,
  failed,
  InspectorState,
  notAvailable,
  passed,
  Remedy,
  ResourceIdentity,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Whether one kind of scanning is on. */
export function scanningIsOn(
  state: InspectorState | null,
  field: string,
): Verdict {
  if (state === null || /^(ENABLING|DISABLING)$/.test(state.status)) {
    return notAvailable(
      {
        errorClass: 'not-read',
        operation: 'inspector2:BatchGetAccountStatus',
      },
      state
        ? `Inspector is ${state.status}`
        : `Inspector tells no state of ${field}`,
    );
  }
  if (state.status === 'ENABLED') return passed();
  return failed([
    evidence(`resourceState.${field}.status`, state.status),
    ...(state.errorCode
      ? [evidence(`resourceState.${field}.errorCode`, state.errorCode)]
      : []),
  ]);
}

/** Switches one kind of scanning on. */
export function enableScanning(
  account: ResourceIdentity,
  type: 'LAMBDA' | 'LAMBDA_CODE' | 'ECR',
): Remedy {
  const { region, accountId } = account;
  return {
    summary: `Enable the resource type ${type} of Inspector in ${region} of account ${accountId}.`,
    console: `Inspector (${region}) > Account management > Activate`,
    cli: `aws inspector2 enable --region ${region} --account-ids ${accountId} --resource-types ${type}`,
    cloudformation:
      "# not offered; enable it with the organization's configuration",
    terraform: `resource "aws_inspector2_enabler" "inspector" {\n  account_ids    = ["${accountId}"]\n  resource_types = ["${type}"]\n}`,
  };
}
