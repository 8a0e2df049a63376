import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  bucket,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { s3EncryptionAtRest } from './s3-encryption-at-rest';

const parameters = { sensitiveTags: ['data=personal'] };
const own = { algorithm: 'AES256', kmsKeyId: null };

testControl(s3EncryptionAtRest, {
  passed: [
    bucket({ encryption: { algorithm: 'aws:kms', kmsKeyId: null } }),
    bucket({ encryption: { algorithm: 'aws:kms:dsse', kmsKeyId: 'alias/x' } }),
    {
      resource: bucket({ encryption: own }),
      parameters,
      note: 'not marked as sensitive',
    },
  ],
  failed: [
    {
      resource: bucket({ encryption: own }),
      matching: {
        evidence: [
          {
            path: 'ApplyServerSideEncryptionByDefault.SSEAlgorithm',
            value: 'AES256',
          },
        ],
      },
    },
    {
      resource: bucket({ encryption: own, $: { tags: { data: 'personal' } } }),
      parameters,
      note: 'sensitive by its tag',
    },
    { resource: bucket({ encryption: null }), parameters, note: 'none at all' },
  ],
  notAvailable: [
    bucket({ encryption: unknown('denied', 's3:GetBucketEncryption') }),
    {
      resource: bucket({
        encryption: own,
        $: { tags: unknown('denied', 'tag:GetResources') },
      }),
      parameters,
    },
  ],
  notApplicable: [bucket({ owned: false })],
});
