import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  accountPublicAccessBlock,
  blockAll,
  blockNothing,
  bucket,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { s3Public } from './s3-public';

const guarded = accountPublicAccessBlock({ publicAccessBlock: blockAll });
const unguarded = accountPublicAccessBlock({ publicAccessBlock: blockNothing });
const open = { policy: '{}', policyIsPublic: true };
const denied = unknown('denied', 's3:GetPublicAccessBlock');

testControl(s3Public, {
  passed: [
    { resource: bucket(), with: [unguarded], note: 'the bucket blocks all' },
    {
      resource: bucket({ publicAccessBlock: blockNothing }),
      with: [guarded],
      note: 'the account blocks all',
    },
    {
      resource: bucket({
        publicAccessBlock: {
          ...blockNothing,
          blockPublicAcls: true,
          ignorePublicAcls: true,
        },
      }),
      with: [
        accountPublicAccessBlock({
          publicAccessBlock: {
            ...blockNothing,
            blockPublicPolicy: true,
            restrictPublicBuckets: true,
          },
        }),
      ],
      note: 'each blocks one half',
    },
    {
      resource: bucket({ ...open, publicGrants: ['READ (AllUsers)'] }),
      with: [unguarded],
      note: 'an open policy and list that are held off',
    },
    {
      resource: bucket(),
      unlisted: {
        'AWS::S3::AccountPublicAccessBlock': { errorClass: 'denied' },
      },
      note: 'the account need not be known',
    },
  ],
  failed: [
    {
      resource: bucket({ ...open, publicAccessBlock: blockNothing }),
      with: [unguarded],
      matching: {
        reason: 'it is open',
        evidence: [{ path: 'PolicyStatus.IsPublic', value: true }],
      },
    },
    {
      resource: bucket({
        publicAccessBlock: { ...blockAll, ignorePublicAcls: false },
        publicGrants: ['WRITE (AllUsers)'],
      }),
      with: [unguarded],
      matching: { evidence: [{ path: 'Grants', value: 'WRITE (AllUsers)' }] },
      note: 'new lists are refused, old ones still hold',
    },
    {
      resource: bucket({ publicAccessBlock: blockNothing }),
      with: [unguarded],
      matching: { severity: 'MEDIUM' },
      note: 'closed, but nothing keeps it so',
    },
  ],
  notAvailable: [
    { resource: bucket({ publicAccessBlock: denied }), with: [unguarded] },
    {
      resource: bucket({ publicAccessBlock: blockNothing }),
      unlisted: {
        'AWS::S3::AccountPublicAccessBlock': { errorClass: 'denied' },
      },
    },
    { resource: bucket({ publicAccessBlock: blockNothing }), note: 'not read' },
    {
      resource: bucket({
        policyIsPublic: unknown('denied', 's3:GetBucketPolicyStatus'),
        publicAccessBlock: blockNothing,
      }),
      with: [unguarded],
    },
    {
      resource: bucket({ publicGrants: unknown('denied', 's3:GetBucketAcl') }),
      with: [unguarded],
    },
  ],
  notApplicable: [bucket({ owned: false })],
});
