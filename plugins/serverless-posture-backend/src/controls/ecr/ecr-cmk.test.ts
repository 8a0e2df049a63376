import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { ecrCmk } from './ecr-cmk';

testControl(ecrCmk, {
  passed: [
    ecrRepository(),
    ecrRepository({
      encryption: {
        type: 'KMS_DSSE',
        kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/k',
      },
    }),
  ],
  failed: [
    ecrRepository({ encryption: { type: 'AES256', kmsKeyArn: null } }),
    ecrRepository({ encryption: { type: 'KMS', kmsKeyArn: null } }),
    ecrRepository({
      encryption: {
        type: 'KMS',
        kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:alias/aws/ecr',
      },
    }),
  ],
  notAvailable: [
    ecrRepository({
      encryption: unknown('denied', 'ecr:DescribeRepositories'),
    }),
  ],
});
