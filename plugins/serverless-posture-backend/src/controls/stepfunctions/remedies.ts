import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** The way to a part of the state machine in the console. */
export function consolePath(
  machine: ResourceIdentity,
  ...steps: string[]
): string {
  return [
    `Step Functions (${machine.region})`,
    'State machines',
    machine.name,
    ...steps,
  ].join(' > ');
}

/** Changes a state machine. */
export function changeStateMachine(
  machine: ResourceIdentity,
  summary: string,
  options: { cli: string; cloudformation: string; terraform: string },
): Remedy {
  return {
    summary,
    console: consolePath(machine, 'Edit'),
    cli: `aws stepfunctions update-state-machine --region ${machine.region} --state-machine-arn ${machine.arn} ${options.cli}`,
    cloudformation: `# ${machine.name}, AWS::StepFunctions::StateMachine\n${options.cloudformation}`,
    terraform: `# ${machine.name}, aws_sfn_state_machine\n${options.terraform}`,
  };
}
