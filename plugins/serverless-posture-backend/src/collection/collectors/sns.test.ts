import { ThingsState } from 'aws-simulator';
import { collected } from '../../__testUtils__/collected';
import { arnHere, REFERRING, referringTo } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const ORDERS = arnHere('sns', 'orders');
const things: ThingsState = {
  topics: [
    {
      name: 'orders',
      attributes: {
        KmsMasterKeyId: 'alias/orders',
        LambdaFailureFeedbackRoleArn: 'arn:aws:iam::222233334444:role/feedback',
      },
      subscriptions: [
        {
          protocol: 'http',
          endpoint: 'http://user:not-a-real-Pa55word@example.com/hook?token=1',
        },
        { protocol: 'email', endpoint: 'somebody@example.com' },
        {
          protocol: 'sqs',
          endpoint: 'arn:aws:sqs:eu-west-1:999988887777:orders',
          owner: '999988887777',
        },
        {
          protocol: 'https',
          endpoint: 'https://later.example.com',
          confirmed: false,
        },
        ...Array.from({ length: 98 }, (_, i) => ({
          protocol: 'lambda',
          endpoint: arnHere('lambda', `function:f${i}`),
        })),
      ],
      tags: {},
    },
    { name: 'other', attributes: {}, subscriptions: [], tags: {} },
  ],
};
const read = (account = {}) =>
  collected(referringTo([ORDERS], { things, ...account }), [
    ...REFERRING,
    'sns',
  ]);

it('reads the topics that a role names with all their subscriptions', async () => {
  const { of, outcome, calls } = await read();
  expect(outcome).toMatchObject({ state: 'complete' });
  const [topic, ...others] = of('AWS::SNS::Topic');
  expect(others).toEqual([]);
  expect(topic).toMatchObject({
    arn: ORDERS,
    attributes: { kmsKeyId: 'alias/orders', loggedProtocols: ['lambda'] },
  });
  expect(topic.attributes.policy).toContain('AWS:SourceOwner');
  const subscriptions = of('AWS::SNS::Subscription');
  expect(subscriptions).toHaveLength(101);
  expect(subscriptions.slice(0, 3)).toMatchObject([
    {
      parentArn: ORDERS,
      attributes: { protocol: 'http', endpoint: 'example.com' },
    },
    { attributes: { protocol: 'email', endpoint: null } },
    { attributes: { owner: '999988887777' } },
  ]);
  expect(JSON.stringify(subscriptions)).not.toMatch(
    /Pa55word|token|somebody|later/,
  );
  expect(calls).toEqual({
    'sns:ListTopics': 1,
    'sns:GetTopicAttributes': 1,
    'sns:ListSubscriptionsByTopic': 2,
    'tag:GetResources': 1,
  });
});

it('leaves a gap where subscriptions could not be listed', async () => {
  const { of, outcome } = await read({
    denied: ['sns:ListSubscriptionsByTopic'],
  });
  expect(outcome).toMatchObject({ state: 'partial', errorClass: 'denied' });
  expect(of('AWS::SNS::Topic')).toHaveLength(1);
  expect(of('AWS::SNS::Subscription')).toMatchObject([
    { arn: `${ORDERS}:*`, unlisted: { errorClass: 'denied' } },
  ]);
});
