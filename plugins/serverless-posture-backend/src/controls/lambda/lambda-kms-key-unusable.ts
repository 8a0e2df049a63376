import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath } from './remedies';

/** States in which a key decrypts, or soon will. */
const USABLE = new Set(['Enabled', 'Creating', 'Updating']);

/** Source: Security Hub KMS.3; KMS guide, "Key states of AWS KMS keys". */
export const lambdaKmsKeyUnusable = control({
  id: 'lambda-kms-key-unusable',
  title:
    'The key that encrypts the function is enabled and not about to be deleted',
  description:
    'Without its key a function cannot start: variables and code stay encrypted, and after the waiting period of a deletion ' +
    'for ever. The state of the key in KMSKeyArn must be one in which it can be used. Functions under the key of AWS are ' +
    'not judged. Keys of other accounts are not read, nor is whether the key policy lets the function use it.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::KMS::Key'],
  references: {
    securityHub: ['KMS.3'],
    config: ['kms-cmk-not-scheduled-for-deletion'],
    documents: [
      {
        title: 'Key states of AWS KMS keys',
        url: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html',
      },
    ],
  },
  evaluate(fn, context) {
    const { kmsKeyArn } = fn;
    if (kmsKeyArn === null) return notApplicable('a key of AWS encrypts it');
    const key = context.resource('AWS::KMS::Key', kmsKeyArn);
    if (!key) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'kms:DescribeKey' },
        `the state of ${kmsKeyArn} was not read`,
      );
    }
    return USABLE.has(key.state)
      ? passed()
      : failed([evidence('KeyMetadata.KeyState', key.state, kmsKeyArn)]);
  },
  remedy: fn => ({
    summary: `Cancel the deletion of the key of ${fn.name} and enable it, or give the function another key while the old one still works.`,
    console: consolePath(
      fn,
      'Environment variables > Encryption configuration',
    ),
    cli: [
      `aws kms cancel-key-deletion --region ${fn.region} --key-id <key of ${fn.name}>`,
      `aws kms enable-key --region ${fn.region} --key-id <key of ${fn.name}>`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nKey:\n  Type: AWS::KMS::Key\n  DeletionPolicy: Retain\n  Properties:\n    Enabled: true`,
    terraform: `# ${fn.name}\nresource "aws_kms_key" "key" {\n  is_enabled = true\n  lifecycle {\n    prevent_destroy = true\n  }\n}`,
  }),
  fix: fn => ({
    key: `${fn.kmsKeyArn} KeyState`,
    title: `Make key ${fn.kmsKeyArn?.split('/').pop()} usable`,
    arn: fn.kmsKeyArn ?? undefined,
  }),
});
