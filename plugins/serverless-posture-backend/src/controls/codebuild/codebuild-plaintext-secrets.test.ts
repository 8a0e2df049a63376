import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  codeBuildProject,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { codebuildPlaintextSecrets } from './codebuild-plaintext-secrets';

testControl(codebuildPlaintextSecrets, {
  passed: [codeBuildProject(), codeBuildProject({ plainVariables: [] })],
  failed: [
    {
      resource: codeBuildProject({
        plainVariables: [
          { name: 'STAGE' },
          { name: 'NPM_TOKEN', secret: 'npm-token' },
        ],
      }),
      matching: {
        evidence: [
          {
            path: 'environment.environmentVariables.NPM_TOKEN',
            value: 'npm-token',
          },
        ],
      },
    },
    {
      resource: codeBuildProject({
        sourceCredentials: [
          { path: 'source.location', kind: 'url-with-password' },
        ],
      }),
      matching: { evidence: [{ path: 'source.location' }] },
    },
  ],
  notAvailable: [
    codeBuildProject({
      plainVariables: unknown('denied', 'codebuild:BatchGetProjects'),
    }),
  ],
});
