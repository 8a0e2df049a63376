import {
  control,
  evidence,
  failed,
  passed,
  notAvailable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Data protection in AWS X-Ray". */
export const xrayEncryptionCmk = control({
  id: 'xray-encryption-cmk',
  title: "Traces are encrypted with a key of one's own",
  description:
    'Traces hold addresses, user names and parts of requests. X-Ray encrypts them always; with a customer ' +
    'managed key, whoever reads them must also be admitted by the key. The encryption of the Region must be of ' +
    'the type KMS with a key other than the one of AWS, and active.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::XRay::EncryptionConfig',
  references: {
    documents: [
      {
        title: 'Data protection in AWS X-Ray',
        url: 'https://docs.aws.amazon.com/xray/latest/devguide/xray-console-encryption.html',
      },
    ],
  },
  evaluate({ type, keyId, status }): Verdict {
    if (type === 'NONE')
      return failed([evidence('EncryptionConfig.Type', type)]);
    if (keyId === null || keyId.endsWith('alias/aws/xray'))
      return failed([evidence('EncryptionConfig.KeyId', keyId)]);
    return status === 'ACTIVE'
      ? passed()
      : notAvailable(
          { errorClass: 'not-read', operation: 'xray:GetEncryptionConfig' },
          'the key is being changed',
        );
  },
  remedy: config => ({
    summary: `Set a customer managed key for the traces of ${config.region} in account ${config.accountId}.`,
    console: `CloudWatch (${config.region}) > Settings > Traces > Encryption`,
    cli: `aws xray put-encryption-config --region ${config.region} --type KMS --key-id <ARN of the key>`,
    cloudformation: `# ${config.name}\n(not offered by CloudFormation)`,
    terraform: `# ${config.name}\nresource "aws_xray_encryption_config" "traces" {\n  type   = "KMS"\n  key_id = aws_kms_key.traces.arn\n}`,
  }),
});
