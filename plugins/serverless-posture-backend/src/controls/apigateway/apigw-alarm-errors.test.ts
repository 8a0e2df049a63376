import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cloudWatchAlarm,
  restApi,
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwAlarmErrors } from './apigw-alarm-errors';

const alarm = (
  metricName: string,
  dimensions: Record<string, string> = { ApiName: 'orders' },
  attributes: Parameters<typeof cloudWatchAlarm>[0] = {},
) =>
  cloudWatchAlarm({
    $: { arn: `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${metricName}` },
    metrics: [{ namespace: 'AWS/ApiGateway', metricName, dimensions }],
    ...attributes,
  });

const stageOnly = { ApiName: 'orders', Stage: 'prod' };
const two = [alarm('4XXError'), alarm('Count', stageOnly)];

testControl(apigwAlarmErrors, {
  passed: [
    {
      resource: restStage(),
      with: [restApi(), ...two, alarm('5XXError')],
    },
    {
      resource: restStage(),
      with: [
        restApi(),
        ...two,
        alarm('5XXError', stageOnly, {
          alarmActions: [],
          notifyingComposites: ['on-call'],
        }),
      ],
      note: 'a composite alarm tells',
    },
  ],
  failed: [
    {
      resource: restStage(),
      with: [restApi(), ...two],
      matching: { evidence: [{ value: '5XXError' }] },
    },
    {
      resource: restStage(),
      with: [
        restApi(),
        ...two,
        alarm('5XXError', { ApiName: 'orders', Stage: 'test' }),
      ],
      note: 'of another stage',
    },
    {
      resource: restStage(),
      with: [restApi(), ...two, alarm('5XXError', { ApiName: 'others' })],
    },
    {
      resource: restStage(),
      with: [restApi(), ...two, alarm('5XXError', {})],
      note: 'a metric that API Gateway does not send',
    },
    {
      resource: restStage(),
      with: [
        restApi(),
        ...two,
        alarm('5XXError', stageOnly, { actionsEnabled: false }),
      ],
      note: 'tells nobody',
    },
  ],
  notAvailable: [
    {
      resource: restStage(),
      with: [restApi()],
      unlisted: { 'AWS::CloudWatch::Alarm': { errorClass: 'denied' } },
    },
    {
      resource: restStage(),
      with: [restApi(), cloudWatchAlarm({ metrics: unknown('malformed') })],
    },
  ],
});
