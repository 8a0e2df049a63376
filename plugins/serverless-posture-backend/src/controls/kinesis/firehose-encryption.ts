import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub DataFirehose.1. */
export const firehoseEncryption = control({
  id: 'firehose-encryption',
  title: 'The delivery stream is encrypted at rest',
  description:
    'Firehose buffers records before it delivers them. Without encryption they lie there as they came. ' +
    'Delivery streams that read a Kinesis stream are left out: there the encryption of that stream holds. How ' +
    'the destination encrypts is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::KinesisFirehose::DeliveryStream',
  references: {
    securityHub: ['DataFirehose.1'],
    config: ['kinesis-firehose-delivery-stream-encrypted'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Data protection in Amazon Data Firehose',
        url: 'https://docs.aws.amazon.com/firehose/latest/dev/encryption.html',
      },
    ],
  },
  evaluate({ source, encryptionStatus }) {
    if (source === 'KinesisStreamAsSource')
      return notApplicable('the stream that it reads is encrypted or not');
    return encryptionStatus === 'ENABLED' || encryptionStatus === 'ENABLING'
      ? passed()
      : failed([
          evidence(
            'DeliveryStreamEncryptionConfiguration.Status',
            encryptionStatus,
          ),
        ]);
  },
  remedy: stream => ({
    summary: `Turn encryption of delivery stream ${stream.name} on.`,
    console: `Amazon Data Firehose (${stream.region}) > ${stream.name} > Configuration > Server-side encryption`,
    cli: `aws firehose start-delivery-stream-encryption --region ${stream.region} --delivery-stream-name ${stream.name} --delivery-stream-encryption-configuration-input KeyType=AWS_OWNED_CMK`,
    cloudformation: `# ${stream.name}, AWS::KinesisFirehose::DeliveryStream\nDeliveryStreamEncryptionConfigurationInput:\n  KeyType: AWS_OWNED_CMK`,
    terraform: `# aws_kinesis_firehose_delivery_stream ${stream.name}\nserver_side_encryption { enabled = true }`,
  }),
});
