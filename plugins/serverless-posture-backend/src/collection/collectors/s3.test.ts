import { ThingsState } from 'aws-simulator';
import { collected } from '../../__testUtils__/collected';
import { arnHere, REFERRING, referringTo } from '../../__testUtils__/referring';

jest.setTimeout(60_000);

const all = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow' as const,
      Principal: '*' as const,
      Action: 's3:GetObject',
    },
  ],
};
const FUNCTION = arnHere('lambda', 'function:checkout');
const ASSETS = 'cdk-hnb659fds-assets-222233334444-eu-west-1';
const things: ThingsState = {
  buckets: [
    {
      name: 'uploads',
      policy,
      policyIsPublic: true,
      grants: [
        {
          Grantee: {
            Type: 'Group' as const,
            URI: 'http://acs.amazonaws.com/groups/global/AllUsers',
          },
          Permission: 'READ' as const,
        },
      ],
      notifications: {
        LambdaFunctionConfigurations: [
          {
            LambdaFunctionArn: FUNCTION,
            Events: ['s3:ObjectCreated:*' as const],
          },
        ],
      },
      tags: { owner: 'shop' },
    },
    {
      name: 'uploads.archive',
      publicAccessBlock: all,
      encryption: {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms' as const,
          KMSMasterKeyID: 'alias/orders',
        },
      },
      tags: {},
    },
    { name: 'other', tags: {} },
  ],
};
const read = (account = {}, collectors = ['s3']) =>
  collected(referringTo(['arn:aws:s3:::uploads*/*'], { things, ...account }), [
    ...REFERRING,
    ...collectors,
  ]);

it('reads the buckets that a role names', async () => {
  const { of, outcome, calls } = await read();
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(of('AWS::S3::Bucket')).toMatchObject([
    {
      arn: 'arn:aws:s3:::uploads',
      region: 'eu-west-1',
      tags: { owner: 'shop' },
      attributes: {
        owned: true,
        policy: JSON.stringify(policy),
        policyIsPublic: true,
        publicGrants: ['READ (AllUsers)'],
        publicAccessBlock: { blockPublicAcls: false },
        encryption: { algorithm: 'AES256', kmsKeyId: null },
        notificationTargets: [FUNCTION],
      },
    },
    {
      name: 'uploads.archive',
      attributes: {
        policy: null,
        policyIsPublic: false,
        publicGrants: [],
        publicAccessBlock: {
          blockPublicAcls: true,
          ignorePublicAcls: true,
          blockPublicPolicy: true,
          restrictPublicBuckets: true,
        },
        encryption: { algorithm: 'aws:kms', kmsKeyId: 'alias/orders' },
        notificationTargets: [],
      },
    },
  ]);
  expect(calls).toEqual({
    's3:ListBuckets': 1,
    's3:GetPublicAccessBlock': 2,
    's3:GetBucketPolicy': 2,
    's3:GetBucketPolicyStatus': 1,
    's3:GetBucketAcl': 2,
    's3:GetBucketEncryption': 2,
    's3:GetBucketNotificationConfiguration': 2,
    'tag:GetResources': 1,
  });
});

it.each([
  ['s3:GetBucketPolicy', 'policy'],
  ['s3:GetBucketPublicAccessBlock', 'publicAccessBlock'],
  ['s3:GetBucketAcl', 'publicGrants'],
  ['s3:GetEncryptionConfiguration', 'encryption'],
  ['s3:GetBucketNotification', 'notificationTargets'],
] as const)('knows the rest where %s is denied', async (denied, lost) => {
  const { of } = await read({ denied: [denied] });
  for (const { attributes } of of('AWS::S3::Bucket')) {
    expect(attributes[lost]).toMatchObject({
      $unknown: { errorClass: 'denied' },
    });
    expect(attributes.owned).toBe(true);
  }
});

it('finds the bucket missing that deployments rely upon', async () => {
  const roles = [
    { name: 'cdk-hnb659fds-file-publishing-role-222233334444-eu-west-1' },
    { name: 'cdk-hnb659fds-file-publishing-role-222233334444-us-east-1' },
  ];
  const without = await read({ roles });
  expect(without.of('AWS::S3::Bucket')).toHaveLength(3);
  expect(without.of('AWS::S3::Bucket')[2]).toMatchObject({
    name: ASSETS,
    attributes: {
      owned: false,
      policy: { $unknown: { errorClass: 'not-read' } },
    },
  });
  const having = await read({
    roles,
    things: { buckets: [...things.buckets!, { name: ASSETS, tags: {} }] },
  });
  expect(having.of('AWS::S3::Bucket')[2]).toMatchObject({
    name: ASSETS,
    attributes: { owned: true, policy: null },
  });
});

it('stands in for buckets that could not be listed', async () => {
  const { of } = await read({ denied: ['s3:ListAllMyBuckets'] });
  expect(of('AWS::S3::Bucket')).toMatchObject([
    { unlisted: { errorClass: 'denied', operation: 's3:ListBuckets' } },
  ]);
});

describe('the public access block of the account', () => {
  const block = async (account: object) =>
    (await read(account, ['s3-account'])).of(
      'AWS::S3::AccountPublicAccessBlock',
    )[0].attributes.publicAccessBlock;

  it('is read once for all Regions', async () => {
    const { of, calls } = await read(
      { accountThings: { publicAccessBlocks: [all] } },
      ['s3-account'],
    );
    expect(of('AWS::S3::AccountPublicAccessBlock')).toMatchObject([
      {
        region: 'global',
        attributes: { publicAccessBlock: { restrictPublicBuckets: true } },
      },
    ]);
    expect(calls).toEqual({ 's3control:GetPublicAccessBlock': 1 });
  });

  it('may be missing, or denied', async () => {
    expect(await block({})).toEqual({
      blockPublicAcls: false,
      ignorePublicAcls: false,
      blockPublicPolicy: false,
      restrictPublicBuckets: false,
    });
    expect(
      await block({ denied: ['s3:GetAccountPublicAccessBlock'] }),
    ).toMatchObject({ $unknown: { errorClass: 'denied' } });
  });
});
