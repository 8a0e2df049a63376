import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { sfnDefinitionSecrets } from './sfn-definition-secrets';
import { sfnHttpTaskCleartext } from './sfn-http-task-cleartext';
import { sfnLogExecutionData } from './sfn-log-execution-data';
import { sfnLogging } from './sfn-logging';
import { sfnRoleWildcard } from './sfn-role-wildcard';
import { sfnTagged } from './sfn-tagged';

export const stepfunctionsControls: AnyControl[] = [
  sfnDefinitionSecrets,
  sfnHttpTaskCleartext,
  sfnLogExecutionData,
  sfnLogging,
  sfnRoleWildcard,
  sfnTagged,
];
