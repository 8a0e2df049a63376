import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { ecrImageSecrets } from './ecr-image-secrets';

testControl(ecrImageSecrets, {
  passed: [ecrRepository()],
  failed: [
    {
      resource: ecrRepository({
        imageSecrets: [{ path: 'app/.env', kind: 'password' }],
      }),
      matching: { evidence: [{ path: 'app/.env', value: 'password' }] },
    },
  ],
  notAvailable: [
    ecrRepository({
      imageSecrets: unknown('not-read', 'ecr:GetDownloadUrlForLayer'),
    }),
  ],
});
