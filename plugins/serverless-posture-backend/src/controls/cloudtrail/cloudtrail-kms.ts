import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { notOurs } from './ownTrail';

/** Source: Security Hub CloudTrail.2. */
export const cloudtrailKms = control({
  id: 'cloudtrail-kms',
  title: 'The trail is encrypted with a KMS key',
  description:
    'Files under a key of your own can only be read by those whom the key admits, whatever the bucket allows. ' +
    'KmsKeyId must be set; the key itself, which may be gone or open, is not judged. A trail of the ' +
    'organization is judged in the account that it belongs to.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::CloudTrail::Trail',
  references: {
    securityHub: ['CloudTrail.2'],
    config: ['cloud-trail-encryption-enabled'],
    documents: [
      {
        title: 'Encrypting CloudTrail log files with AWS KMS keys',
        url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
      },
    ],
  },
  evaluate: trail =>
    notOurs(trail) ??
    (trail.kmsKeyId !== null ? passed() : failed([evidence('KmsKeyId', null)])),
  remedy: trail => ({
    summary: `Encrypt the trail ${trail.name} with a KMS key.`,
    console: `CloudTrail > Trails > ${trail.name}`,
    cli: `aws cloudtrail update-trail --name ${trail.arn} --kms-key-id <ARN of the key>`,
    cloudformation: `# ${trail.name}\nKMSKeyId: !GetAtt TrailKey.Arn`,
    terraform: `# ${trail.name}\nkms_key_id = aws_kms_key.trail.arn`,
  }),
});
