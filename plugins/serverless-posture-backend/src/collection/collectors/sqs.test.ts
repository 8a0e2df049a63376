import { collected } from '../../__testUtils__/collected';
import { arnHere, REFERRING, referringTo } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const queue = (name: string, attributes: Record<string, string>) => ({
  name,
  attributes,
  tags: { owner: 'shop' },
});
const policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow' as const, Principal: '*' as const, Action: 'sqs:*' },
  ],
};
const things = {
  queues: [
    { ...queue('orders', { SqsManagedSseEnabled: 'true' }), policy },
    queue('orders-dead', { KmsMasterKeyId: 'alias/orders' }),
    queue('other', {}),
  ],
};
const read = (account = {}) =>
  collected(referringTo([arnHere('sqs', 'orders*')], { things, ...account }), [
    ...REFERRING,
    'sqs',
  ]);

it('reads the queues that a role names, and no others', async () => {
  const { of, outcome, calls } = await read();
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::SQS::Queue')).toMatchObject([
    {
      arn: arnHere('sqs', 'orders'),
      tags: { owner: 'shop' },
      attributes: {
        policy: JSON.stringify(policy),
        kmsKeyId: null,
        managedSse: true,
      },
    },
    {
      arn: arnHere('sqs', 'orders-dead'),
      attributes: { policy: null, kmsKeyId: 'alias/orders', managedSse: false },
    },
  ]);
  expect(calls).toEqual({
    'sqs:ListQueues': 1,
    'sqs:GetQueueAttributes': 2,
    'tag:GetResources': 1,
  });
});

it('does not take denied attributes for none', async () => {
  const { of } = await read({ denied: ['sqs:GetQueueAttributes'] });
  expect(of('AWS::SQS::Queue')).toHaveLength(2);
  for (const { attributes } of of('AWS::SQS::Queue'))
    expect(attributes.policy).toMatchObject({
      $unknown: { errorClass: 'denied', operation: 'sqs:GetQueueAttributes' },
    });
});

it('stands in for queues that could not be listed', async () => {
  const { of, outcome } = await read({ denied: ['sqs:ListQueues'] });
  expect(outcome).toMatchObject({
    state: 'failed',
    missingAction: 'sqs:ListQueues',
  });
  expect(of('AWS::SQS::Queue')).toMatchObject([
    { arn: arnHere('sqs', '*'), unlisted: { errorClass: 'denied' } },
  ]);
});

it('leaves a queue out that is gone by now', async () => {
  const { of, outcome } = await collected(
    referringTo([arnHere('sqs', 'orders*')], { things }),
    [...REFERRING, 'sqs'],
    [
      {
        operation: 'sqs:GetQueueAttributes',
        times: 1,
        effect: {
          error: { code: 'QueueDoesNotExist', message: 'gone', status: 400 },
        },
      },
    ],
  );
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::SQS::Queue')).toHaveLength(1);
});

it('calls for nothing where nothing is named', async () => {
  const { calls } = await collected(referringTo(['*'], { things }), [
    ...REFERRING,
    'sqs',
  ]);
  expect(calls).toEqual({});
});
