import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { imageCases, imageFunction } from '../__testUtils__/imageCases';
import { lambdaImageForeignRegistry } from './lambda-image-foreign-registry';

const foreign = ecrRepository({
  $: { arn: 'arn:aws:ecr:eu-west-1:444455556666:repository/base' },
});

testControl(lambdaImageForeignRegistry, {
  passed: [
    {
      resource: imageFunction,
      with: [ecrRepository()],
      matching: { reason: ecrRepository().arn },
    },
    {
      resource: imageFunction,
      with: [foreign],
      accounts: ['111122223333', '444455556666'],
      note: 'another account of the organization',
    },
  ],
  failed: [
    {
      resource: imageFunction,
      with: [foreign],
      matching: { evidence: [{ value: foreign.arn }] },
    },
  ],
  notAvailable: [
    {
      resource: imageFunction,
      with: [foreign],
      accounts: { unknown: unknown('denied').$unknown },
    },
    ...imageCases.notAvailable,
  ],
  notApplicable: imageCases.notApplicable,
});
