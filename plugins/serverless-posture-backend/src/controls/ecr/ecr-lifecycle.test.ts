import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { ecrLifecycle } from './ecr-lifecycle';

testControl(ecrLifecycle, {
  passed: [ecrRepository()],
  failed: [ecrRepository({ expiresImages: false })],
  notAvailable: [
    ecrRepository({
      expiresImages: unknown('denied', 'ecr:GetLifecyclePolicy'),
    }),
  ],
});
