import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub Kinesis.1. */
export const kinesisEncryption = control({
  id: 'kinesis-encryption',
  title: 'The stream is encrypted at rest',
  description:
    'A stream keeps records for up to a year. Without encryption they lie on disk as they came; with a KMS ' +
    'key, of AWS or your own, whoever reads them needs a right to the key as well.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Kinesis::Stream',
  references: {
    securityHub: ['Kinesis.1'],
    config: ['kinesis-stream-encrypted'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Data protection in Amazon Kinesis Data Streams',
        url: 'https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html',
      },
    ],
  },
  evaluate: resource =>
    resource.encryptionType === 'KMS'
      ? passed()
      : failed([
          evidence(
            'StreamDescriptionSummary.EncryptionType',
            resource.encryptionType,
          ),
        ]),
  remedy: stream => ({
    summary: `Turn encryption of stream ${stream.name} on.`,
    console: `Amazon Kinesis (${stream.region}) > Data streams > ${stream.name} > Configuration > Encryption`,
    cli: `aws kinesis start-stream-encryption --region ${stream.region} --stream-name ${stream.name} --encryption-type KMS --key-id alias/aws/kinesis`,
    cloudformation: `# ${stream.name}, AWS::Kinesis::Stream\nStreamEncryption:\n  EncryptionType: KMS\n  KeyId: alias/aws/kinesis`,
    terraform: `# aws_kinesis_stream ${stream.name}\nencryption_type = "KMS"\nkms_key_id      = "alias/aws/kinesis"`,
  }),
});
