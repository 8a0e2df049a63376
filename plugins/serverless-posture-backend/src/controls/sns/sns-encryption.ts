import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { setTopic } from './remedies';

/** Source: Security Hub SNS.1. */
export const snsEncryption = control({
  id: 'sns-encryption',
  title: 'The topic is encrypted with KMS',
  description:
    'SNS stores messages until they are delivered. Without a KMS key they lie there as SNS stores everything; ' +
    'with one, whoever reads them needs a right to the key as well. Which key it is does not matter here.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SNS::Topic',
  references: {
    securityHub: ['SNS.1'],
    config: ['sns-encrypted-kms'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Securing Amazon SNS data with server-side encryption',
        url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html',
      },
    ],
  },
  evaluate: topic =>
    topic.kmsKeyId === null
      ? failed([evidence('Attributes.KmsMasterKeyId', null)])
      : passed(),
  remedy: topic =>
    setTopic(topic, `Set a KMS key for topic ${topic.name}.`, {
      page: 'Encryption',
      attribute: 'KmsMasterKeyId',
      value: 'alias/<key>',
      cloudformation: 'KmsMasterKeyId: alias/<key>',
      terraform: 'kms_master_key_id = "alias/<key>"',
    }),
});
