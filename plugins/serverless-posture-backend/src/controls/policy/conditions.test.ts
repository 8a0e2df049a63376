import fc from 'fast-check';
import { policyOf } from './testPolicies';
import { whoMay } from './whoMay';

const isOpen = (operator: string, key: string, value: string) =>
  whoMay(
    undefined,
    policyOf({
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { [operator]: { [key]: value } },
    }),
  ).includesEveryone;

/** Keys of queues, topics, keys and buckets, with a value that limits callers and one that doesn't. */
const keys: [key: string, fixed: string, wide: string][] = [
  ['kms:CallerAccount', '111122223333', '*'],
  ['s3:DataAccessPointAccount', '111122223333', '1111*'],
  [
    's3:DataAccessPointArn',
    'arn:aws:s3:eu-west-1:111122223333:accesspoint/*',
    'arn:aws:s3:*:*:accesspoint/*',
  ],
  ['sns:Endpoint', '*@example.com', '*@*.com'],
  [
    'sns:Endpoint',
    'arn:aws:sqs:eu-west-1:111122223333:orders',
    'arn:aws:sqs:*:*:*',
  ],
  ['sns:Endpoint', '*@example.com', '*'],
  ['aws:SourceOwner', '111122223333', '*'],
];

describe('conditions of the services that hold data', () => {
  it.each(keys)('%s limits by %s, not by %s', (key, fixed, wide) => {
    expect(isOpen('StringLike', key, fixed)).toBe(false);
    expect(isOpen('StringLike', key, wide)).toBe(true);
  });

  it.each(['kms:ViaService', 'sns:Protocol', 's3:prefix', 'sqs:whatever'])(
    '%s limits nobody',
    key => {
      expect(isOpen('StringEquals', key, 'anything')).toBe(true);
    },
  );

  it('limit by no operator that a call without the key meets', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.constantFrom(
          'StringNotEquals',
          'StringEqualsIfExists',
          'ForAllValues:StringLike',
          'ArnNotLike',
        ),
        ([key, fixed], operator) => {
          expect(isOpen(operator, key, fixed)).toBe(true);
        },
      ),
    );
  });

  it('takes an origin access identity for one caller', () => {
    const callers = whoMay(
      undefined,
      policyOf({
        Effect: 'Allow',
        Principal: {
          AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',
        },
        Action: 's3:GetObject',
        Resource: '*',
      }),
    );
    expect(callers).toMatchObject({ everyone: [], accounts: [], unclear: [] });
  });
});
