import { NamedValue } from './lambda';

/** How a state machine logs its executions. @public */
export interface StateMachineLogging {
  level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  /** Whether input and output of states are logged. */
  includeExecutionData: boolean;
  /** ARNs of log groups, without a trailing `:*`. */
  logGroupArns: string[];
}

/** A state that calls an HTTP endpoint. @public */
export interface HttpTask {
  /** Name of the state. */
  state: string;
  /** Of the endpoint; `runtime` where only an execution tells. */
  scheme: 'http' | 'https' | 'runtime';
  /** Whether an EventBridge connection gives it its credentials. */
  hasConnection: boolean;
}

/** Source: Step Functions ListStateMachines, DescribeStateMachine; Resource Groups Tagging API GetResources. @public */
export interface StateMachine {
  workflowType: 'STANDARD' | 'EXPRESS';
  /** ARN of the role that executions run with. */
  roleArn: string;
  logging: StateMachineLogging;
  /** Literal values of the definition that look like a secret, by their path; the definition itself is not kept. */
  definitionSecrets: NamedValue[];
  /** States that call HTTP endpoints. */
  httpTasks: HttpTask[];
}
