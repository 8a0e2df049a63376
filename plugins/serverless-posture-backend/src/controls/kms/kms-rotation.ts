import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub KMS.4. */
export const kmsRotation = control({
  id: 'kms-rotation',
  title: 'Customer managed symmetric keys rotate',
  description:
    'Rotation limits how much one version of a key ever encrypts. KMS rotates symmetric keys whose material ' +
    'it made; asymmetric keys, imported material, custom key stores, keys that AWS manages and those that are ' +
    'to be deleted are left out. Rotation on demand is not seen.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::KMS::Key',
  references: {
    securityHub: ['KMS.4'],
    config: ['cmk-backing-key-rotation-enabled'],
    documents: [
      {
        title: 'Rotate AWS KMS keys',
        url: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
      },
    ],
  },
  evaluate({ rotation }) {
    if (rotation === null)
      return notApplicable('KMS does not rotate keys of this kind');
    return rotation.enabled
      ? passed()
      : failed([evidence('KeyRotationEnabled', false)]);
  },
  remedy: key => ({
    summary: `Turn automatic rotation of key ${key.name} on.`,
    console: `AWS KMS (${key.region}) > Customer managed keys > ${key.name} > Key rotation`,
    cli: `aws kms enable-key-rotation --region ${key.region} --key-id ${key.name}`,
    cloudformation: `# ${key.name}, AWS::KMS::Key\nEnableKeyRotation: true`,
    terraform: `# aws_kms_key ${key.name}\nenable_key_rotation = true`,
  }),
});
