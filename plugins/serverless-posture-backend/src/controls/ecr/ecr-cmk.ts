import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeRepository } from './remedies';

/** Source: Security Hub ECR.5. */
export const ecrCmk = control({
  id: 'ecr-cmk',
  title: 'The repository is encrypted with a key of your own',
  description:
    'Under a key of the account, pulling images needs a right that can be taken away and that CloudTrail records. The repository must be encrypted ' +
    'with KMS and name a key other than that of AWS. The choice is made once, when a repository is created.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::ECR::Repository',
  references: {
    securityHub: ['ECR.5'],
    config: ['ecr-repository-cmk-encryption-enabled'],
    documents: [
      {
        title: 'Encryption at rest in Amazon ECR',
        url: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html',
      },
    ],
  },
  evaluate({ encryption: { type, kmsKeyArn } }) {
    if (/^KMS/.test(type) && kmsKeyArn && !/alias\/aws\//.test(kmsKeyArn)) {
      return passed(kmsKeyArn);
    }
    return failed([
      evidence('encryptionConfiguration.encryptionType', type),
      evidence('encryptionConfiguration.kmsKey', kmsKeyArn),
    ]);
  },
  remedy: repository =>
    changeRepository(repository, {
      summary: `Create a repository with a key of your own in place of ${repository.name}, and copy the images.`,
      page: 'Create repository',
      cli: [
        'create-repository',
        '--encryption-configuration encryptionType=KMS,kmsKey=<ARN of the key>',
      ],
      cloudformation:
        'EncryptionConfiguration:\n  EncryptionType: KMS\n  KmsKey: !GetAtt Key.Arn',
      terraform:
        'encryption_configuration {\n  encryption_type = "KMS"\n  kms_key         = aws_kms_key.key.arn\n}',
    }),
});
