import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { cloudwatchAlarmActions } from './cloudwatch-alarm-actions';
import { logsSecretsInEvents } from './logs-secrets-in-events';

/** Controls of alarms and logs, whoever they belong to. */
export const cloudwatchControls: AnyControl[] = [
  cloudwatchAlarmActions,
  logsSecretsInEvents,
];
