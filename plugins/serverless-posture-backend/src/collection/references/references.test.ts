import fc from 'fast-check';
import {
  AnyResource,
  CollectionError,
  Inventory,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  ACCOUNT,
  iamRole,
  lambdaFunction,
  REGION,
  restMethod,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { arnsIn, References, referencesOf } from './references';

const place = { accountId: ACCOUNT, region: REGION, partition: 'aws' };
const arn = (service: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
const named = (...arns: string[]) => new References(place, arns);

const inventory = (...resources: AnyResource[]): Inventory => ({
  of: async type => resources.filter(one => one.type === type) as any,
});

const allowing = (...resources: string[]) =>
  iamRole({
    inlinePolicies: [
      {
        arn: null,
        name: 'data',
        document: JSON.stringify({
          Statement: [
            { Effect: 'Allow', Action: '*', Resource: resources },
            { Effect: 'Deny', Action: '*', Resource: arn('sqs', 'denied') },
            { Effect: 'Allow', Action: '*', NotResource: arn('sqs', 'but') },
          ],
        }),
      },
    ],
  });

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/);
const service = fc.constantFrom('sqs', 'sns', 's3');

describe('References', () => {
  it('has what is named, and what is named only', () => {
    fc.assert(
      fc.property(service, name, name, (one, used, other) => {
        const references = named(arn(one, used));
        expect(references.has(arn(one, used))).toBe(true);
        expect(references.has(arn(one, other))).toBe(used === other);
      }),
    );
  });

  it('never has less by another ARN', () => {
    const pattern = fc.stringMatching(/^[ab*?]{0,4}$/);
    fc.assert(
      fc.property(
        fc.array(pattern),
        pattern,
        name,
        (patterns, another, wanted) => {
          const arns = patterns.map(one => arn('sqs', one));
          const before = named(...arns);
          const after = named(...arns, arn('sqs', another));
          expect(
            after.has(arn('sqs', wanted)) || !before.has(arn('sqs', wanted)),
          ).toBe(true);
        },
      ),
    );
  });

  it('matches a prefix whatever follows', () => {
    fc.assert(
      fc.property(name, name, (prefix, rest) => {
        const references = named(arn('dynamodb', `table/${prefix}*`));
        expect(references.has(arn('dynamodb', `table/${prefix}${rest}`))).toBe(
          true,
        );
        expect(references.exact('dynamodb')).toEqual([]);
      }),
    );
  });

  it.each([
    ['an index of a table', 'dynamodb', 'table/orders/index/*', 'table/orders'],
    [
      'a stream of a table',
      'dynamodb',
      'table/orders/stream/1',
      'table/orders',
    ],
    ['a queue', 'sqs', 'orders', 'orders'],
    [
      'a secret by its name',
      'secretsmanager',
      'secret:db-??????',
      'secret:db-AbCdEf',
    ],
    ['a variable', 'sqs', 'orders-${aws:PrincipalTag/stage}', 'orders-prod'],
  ])('takes %s for a reference', (_, of, pattern, resource) => {
    expect(named(arn(of, pattern)).has(arn(of, resource))).toBe(true);
  });

  it('takes objects of a bucket for the bucket', () => {
    expect(named('arn:aws:s3:::uploads/*').has('arn:aws:s3:::uploads')).toBe(
      true,
    );
  });

  it.each([
    '*',
    arn('sqs', '*'),
    arn('dynamodb', 'table/*'),
    arn('secretsmanager', 'secret:*'),
    arn('kms', 'key/*'),
    'arn:aws:s3:::*/*',
    `arn:aws:sqs:${REGION}:999988887777:orders`,
    `arn:aws:sqs:us-west-2:${ACCOUNT}:orders`,
    `arn:aws-cn:sqs:${REGION}:${ACCOUNT}:orders`,
  ])('takes %s for none', text => {
    const references = named(text);
    for (const one of ['sqs', 'dynamodb', 'secretsmanager', 'kms', 's3'])
      expect(references.any(one)).toBe(false);
  });

  it('fills in the place', () => {
    expect(
      named(`arn:aws:dynamodb:*:${ACCOUNT}:table/orders`).exact('dynamodb'),
    ).toEqual([arn('dynamodb', 'table/orders')]);
  });
});

describe('referencesOf', () => {
  it('follows attributes, and the policies of roles that are used', async () => {
    const references = await referencesOf(
      place,
      inventory(
        lambdaFunction({ kmsKeyArn: arn('kms', 'key/1') }),
        allowing(arn('sqs', 'orders')),
        iamRole({ ...allowing(arn('sqs', 'other')), $: { arn: 'arn:other' } }),
      ),
    );
    expect(references.has(arn('kms', 'key/1'))).toBe(true);
    expect(references.has(arn('sqs', 'orders'))).toBe(true);
    for (const one of ['other', 'denied', 'but'])
      expect(references.has(arn('sqs', one))).toBe(false);
  });

  it('follows the role of an integration', async () => {
    const role = allowing(arn('sqs', 'orders'));
    const method = restMethod({ integrationCredentials: role.arn });
    const references = await referencesOf(place, inventory(method, role));
    expect(references.has(arn('sqs', 'orders'))).toBe(true);
  });

  it('does not take a denied policy for one that names nothing', async () => {
    const role = iamRole({
      managedPolicies: unknown('denied', 'iam:GetPolicy'),
    });
    await expect(
      referencesOf(place, inventory(lambdaFunction(), role)),
    ).rejects.toThrow(CollectionError);
    const unread = iamRole({ managedPolicies: unknown('not-read') });
    await expect(
      referencesOf(place, inventory(lambdaFunction(), unread)),
    ).resolves.toBeInstanceOf(References);
  });

  it('finds nothing where nothing refers', async () => {
    const references = await referencesOf(
      place,
      inventory(allowing(arn('sqs', 'orders'))),
    );
    expect(references.any('sqs')).toBe(false);
  });
});

it('walks every form of attribute', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(arnsIn({ a: [value, 'arn:aws:s3:::b'] })).toContain(
        'arn:aws:s3:::b',
      );
    }),
  );
  expect(arnsIn(unknown('denied', 'x', 'arn:aws:s3:::b'))).toEqual([]);
});
