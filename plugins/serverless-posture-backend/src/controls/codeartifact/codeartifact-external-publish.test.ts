import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  packageRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { codeartifactExternalPublish } from './codeartifact-external-publish';

testControl(codeartifactExternalPublish, {
  passed: [
    packageRepository(),
    packageRepository({
      publishable: [{ name: 'npm @shop/a', upstreamAllowed: false }],
    }),
  ],
  failed: [
    {
      resource: packageRepository({
        publishable: [{ name: 'npm @shop/a', upstreamAllowed: true }],
      }),
      matching: { evidence: [{ value: 'ALLOW' }] },
    },
  ],
  notAvailable: [
    packageRepository({
      publishable: unknown('denied', 'codeartifact:ListPackages'),
    }),
  ],
});
