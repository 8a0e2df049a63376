import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../../__testUtils__/collected';

const arnOf = (path: string) =>
  `arn:aws:events:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:${path}`;

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'events:PutEvents' }],
});

const rule = (Name: string, EventBusName: string, more: object = {}) => ({
  rule: {
    Name,
    EventBusName,
    Arn: arnOf(`rule/${EventBusName}/${Name}`),
    State: 'ENABLED' as const,
    EventPattern: JSON.stringify({
      source: ['aws.guardduty', { prefix: 'shop.' }],
      'detail-type': ['GuardDuty Finding'],
    }),
    ...more,
  },
  targets: [
    {
      Id: 'queue',
      Arn: `arn:aws:sqs:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:findings`,
      Input: '{"password":"hunter22-planted"}',
    },
  ],
});

const things = {
  eventBuses: [
    {
      bus: { Name: 'orders', Arn: arnOf('event-bus/orders'), Policy: policy },
      tags: { owner: 'shop' },
    },
  ],
  eventRules: [
    rule('findings', 'default'),
    rule('nightly', 'orders', {
      EventPattern: undefined,
      ScheduleExpression: 'rate(1 day)',
      State: 'DISABLED',
    }),
    rule('kept', 'orders', { ManagedBy: 'schemas.amazonaws.com' }),
  ],
  eventEndpoints: [
    {
      Name: 'global',
      Arn: arnOf('endpoint/global'),
      ReplicationConfig: { State: 'DISABLED' as const },
    },
  ],
};

it('reads buses, rules and endpoints, and targets only where they matter', async () => {
  const { of, calls, outcome } = await collected({ things }, ['eventbridge']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'events:ListEventBuses': 1,
    'events:ListRules': 2,
    'events:ListTargetsByRule': 1,
    'events:ListEndpoints': 1,
    'tag:GetResources': 1,
  });
  expect(of('AWS::Events::EventBus')).toMatchObject([
    { name: 'default', attributes: { policy: null, isDefault: true } },
    {
      name: 'orders',
      tags: { owner: 'shop' },
      attributes: { policy, isDefault: false },
    },
  ]);
  expect(of('AWS::Events::Rule')).toMatchObject([
    {
      name: 'findings',
      parentArn: arnOf('event-bus/default'),
      attributes: {
        isEnabled: true,
        sources: ['aws.guardduty'],
        detailTypes: ['GuardDuty Finding'],
        targets: [{ id: 'queue', roleArn: null }],
      },
    },
    {
      name: 'nightly',
      attributes: {
        isEnabled: false,
        sources: null,
        targets: { $unknown: { errorClass: 'not-read' } },
      },
    },
    { name: 'kept', attributes: { managedBy: 'schemas.amazonaws.com' } },
  ]);
  expect(of('AWS::Events::Endpoint')).toMatchObject([
    { attributes: { replication: 'DISABLED' } },
  ]);
  expect(JSON.stringify(of('AWS::Events::Rule'))).not.toContain('planted');
});

it('does not take what it may not read for none', async () => {
  const { of, outcome } = await collected(
    { things, denied: ['events:ListTargetsByRule', 'events:ListEndpoints'] },
    ['eventbridge'],
  );
  expect(outcome).toMatchObject({ state: 'failed', errorClass: 'denied' });
  expect(of('AWS::Events::Rule')[0].attributes.targets).toMatchObject({
    $unknown: { errorClass: 'denied' },
  });
  expect(of('AWS::Events::Endpoint')).toMatchObject([
    { unlisted: { errorClass: 'denied' } },
  ]);
});

it('leaves a gap where the rules of a bus could not be listed', async () => {
  const { of } = await collected({ things, denied: ['events:ListRules'] }, [
    'eventbridge',
  ]);
  expect(of('AWS::Events::Rule')).toMatchObject([
    { arn: arnOf('event-bus/default/rule/*'), unlisted: {} },
    { arn: arnOf('event-bus/orders/rule/*'), unlisted: {} },
  ]);
});
