import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeRepository } from './remedies';

/** Source: OWASP Serverless Top 10, SAS-07. */
export const ecrImageSecrets = control({
  id: 'ecr-image-secrets',
  title: 'Images of functions hold no secret',
  description:
    'A secret in a layer of an image is in every copy of it, and stays in the history after a later layer removed it. Pulling images ' +
    'takes a right to all code, which the reader role does not have, so that this is not known unless a collector of your own ' +
    'reads it. Evidence names the file and the kind of secret, never its value.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::ECR::Repository',
  references: {
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'What is AWS Secrets Manager?',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html',
      },
    ],
  },
  evaluate: ({ imageSecrets }) =>
    imageSecrets.length > 0
      ? failed(imageSecrets.map(({ path, kind }) => evidence(path, kind)))
      : passed(),
  remedy: repository =>
    changeRepository(repository, {
      summary: `Rotate the secret, rebuild the image without it, and delete the old images of ${repository.name}.`,
      page: 'Images',
      cli: ['batch-delete-image', '--image-ids imageDigest=<digest>'],
      cloudformation:
        'ImageTagMutability: IMMUTABLE # and the secret in AWS::SecretsManager::Secret',
      terraform: '# and the secret in aws_secretsmanager_secret',
    }),
});
