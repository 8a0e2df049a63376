import { collected } from '../../__testUtils__/collected';
import { arnHere, REFERRING, referringTo } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const parameter = (Name: string, Type: 'String' | 'SecureString') => ({
  metadata: {
    Name,
    Type,
    ...(Type === 'SecureString' ? { KeyId: 'alias/aws/ssm' } : {}),
  },
  tags: { owner: 'shop' },
});
const things = {
  parameters: [
    parameter('/orders/url', 'String'),
    parameter('/orders/db/password', 'SecureString'),
    ...Array.from({ length: 60 }, (_, i) => parameter(`/other/${i}`, 'String')),
  ],
};
const read = (account = {}) =>
  collected(
    referringTo([arnHere('ssm', 'parameter/orders/*')], { things, ...account }),
    [...REFERRING, 'ssm'],
  );

it('reads names and types of the parameters that a role names', async () => {
  const { of, outcome, calls } = await read();
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::SSM::Parameter')).toMatchObject([
    {
      arn: arnHere('ssm', 'parameter/orders/url'),
      name: '/orders/url',
      tags: { owner: 'shop' },
      attributes: { parameterType: 'String', keyId: null },
    },
    {
      name: '/orders/db/password',
      attributes: { parameterType: 'SecureString', keyId: 'alias/aws/ssm' },
    },
  ]);
  expect(calls).toEqual({ 'ssm:DescribeParameters': 2, 'tag:GetResources': 1 });
});

it('stands in for parameters that could not be listed', async () => {
  const { of } = await read({ denied: ['ssm:DescribeParameters'] });
  expect(of('AWS::SSM::Parameter')).toMatchObject([
    { unlisted: { errorClass: 'denied' } },
  ]);
});
