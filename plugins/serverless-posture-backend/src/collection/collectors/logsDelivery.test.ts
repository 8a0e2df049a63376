import { collected } from '../../__testUtils__/collected';
import { arnHere } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const FOREIGN = 'arn:aws:logs:eu-west-1:999988887777:destination:all';
const account = {
  functions: [
    { name: 'checkout', role: 'checkout' },
    { name: 'pay', role: 'checkout' },
  ],
  things: {
    logResourcePolicies: [{ policyName: 'routes', policyDocument: '{}' }],
    subscriptionFilters: [
      {
        logGroupName: '/aws/lambda/checkout',
        filterName: 'all',
        destinationArn: FOREIGN,
      },
      {
        logGroupName: '/elsewhere',
        filterName: 'other',
        destinationArn: FOREIGN,
      },
    ],
    subscriptionPolicies: [
      {
        policyName: 'everything',
        policyType: 'SUBSCRIPTION_FILTER_POLICY' as const,
        policyDocument: JSON.stringify({ DestinationArn: FOREIGN }),
      },
      {
        policyName: 'odd',
        policyType: 'SUBSCRIPTION_FILTER_POLICY' as const,
        policyDocument: '{}',
      },
    ],
  },
};
const read = (more = {}) =>
  collected({ ...account, ...more }, ['lambda', 'logs-delivery']);

it('reads policies of the Region and where the logs of functions are sent', async () => {
  const { of, outcome, calls } = await read();
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::Logs::ResourcePolicy')).toMatchObject([
    { name: 'routes', attributes: { policy: '{}' } },
  ]);
  expect(of('AWS::Logs::SubscriptionFilter')).toMatchObject([
    {
      name: 'all',
      parentArn: arnHere('lambda', 'function:checkout'),
      attributes: {
        logGroup: '/aws/lambda/checkout',
        destinationArn: FOREIGN,
      },
    },
    {
      name: 'everything',
      attributes: { logGroup: null, destinationArn: FOREIGN },
    },
    {
      name: 'odd',
      attributes: { destinationArn: { $unknown: { errorClass: 'malformed' } } },
    },
  ]);
  expect(calls).toEqual({
    'logs:DescribeResourcePolicies': 1,
    'logs:DescribeSubscriptionFilters': 2,
    'logs:DescribeAccountPolicies': 1,
  });
});

it('leaves gaps where filters could not be read', async () => {
  const { of } = await read({ denied: ['logs:DescribeSubscriptionFilters'] });
  expect(
    of('AWS::Logs::SubscriptionFilter').filter(({ unlisted }) => unlisted),
  ).toMatchObject([
    { parentArn: arnHere('lambda', 'function:checkout') },
    { parentArn: arnHere('lambda', 'function:pay') },
  ]);
});

it('takes a group that does not exist for one without filters', async () => {
  const { outcome, of } = await collected(
    { functions: account.functions },
    ['lambda', 'logs-delivery'],
    [
      {
        operation: 'logs:DescribeSubscriptionFilters',
        effect: {
          error: {
            code: 'ResourceNotFoundException',
            message: 'The specified log group does not exist.',
            status: 400,
          },
        },
      },
    ],
  );
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::Logs::SubscriptionFilter')).toEqual([]);
});
