import { collected } from '../../__testUtils__/collected';
import { arnHere, REFERRING, referringTo } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const DB = arnHere('secretsmanager', 'secret:orders-db-AbCdEf');
const policy = { Version: '2012-10-17', Statement: [] };
const things = {
  secrets: [
    {
      entry: {
        ARN: DB,
        Name: 'orders-db',
        RotationEnabled: true,
        RotationLambdaARN: arnHere('lambda', 'function:rotate'),
        RotationRules: { AutomaticallyAfterDays: 30 },
        CreatedDate: new Date('2026-01-01T00:00:00Z'),
        LastChangedDate: new Date('2026-11-01T00:00:00Z'),
        LastRotatedDate: new Date('2026-11-01T00:00:00Z'),
        NextRotationDate: new Date('2026-12-01T00:00:00Z'),
        LastAccessedDate: new Date('2026-11-15T00:00:00Z'),
        PrimaryRegion: 'eu-west-1',
        Tags: [{ Key: 'owner', Value: 'shop' }],
      },
      policy,
    },
    {
      entry: {
        ARN: arnHere('secretsmanager', 'secret:orders-api-GhIjKl'),
        Name: 'orders-api',
        PrimaryRegion: 'us-east-1',
      },
    },
    ...Array.from({ length: 100 }, (_, i) => ({
      entry: {
        ARN: arnHere('secretsmanager', `secret:other${i}-AbCdEf`),
        Name: `other${i}`,
      },
    })),
  ],
};
const read = (account = {}) =>
  collected(
    referringTo([arnHere('secretsmanager', 'secret:orders-*')], {
      things,
      ...account,
    }),
    [...REFERRING, 'secretsmanager'],
  );

it('reads the settings of all secrets where there are functions', async () => {
  const { of, outcome, calls } = await read();
  expect(outcome).toMatchObject({ state: 'complete' });
  const secrets = of('AWS::SecretsManager::Secret');
  expect(secrets).toHaveLength(102);
  expect(secrets.slice(0, 2)).toMatchObject([
    {
      arn: DB,
      name: 'orders-db',
      tags: { owner: 'shop' },
      attributes: {
        policy: JSON.stringify(policy),
        rotationEnabled: true,
        rotationFunctionArn: arnHere('lambda', 'function:rotate'),
        rotationDays: 30,
        owningService: null,
        replicaOf: null,
        created: '2026-01-01T00:00:00.000Z',
        lastChanged: '2026-11-01T00:00:00.000Z',
        lastRotated: '2026-11-01T00:00:00.000Z',
        nextRotation: '2026-12-01T00:00:00.000Z',
        lastAccessed: '2026-11-15T00:00:00.000Z',
      },
    },
    {
      name: 'orders-api',
      attributes: {
        policy: null,
        rotationEnabled: false,
        replicaOf: 'us-east-1',
        lastAccessed: null,
      },
    },
  ]);
  expect(calls).toEqual({
    'secretsmanager:ListSecrets': 2,
    'secretsmanager:GetResourcePolicy': 102,
  });
});

it('does not take a denied policy for none', async () => {
  const { of } = await read({ denied: ['secretsmanager:GetResourcePolicy'] });
  const [{ attributes }] = of('AWS::SecretsManager::Secret');
  expect(attributes.policy).toMatchObject({
    $unknown: { errorClass: 'denied' },
  });
  expect(attributes.rotationEnabled).toBe(true);
});
