import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  inspectedFunction,
  inspectorFinding,
  inspectorScan,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaCodeSecrets } from './lambda-code-secrets';

const fn = lambdaFunction();
const found = (cwe: string, layerArn: string | null = null) =>
  inspectedFunction({
    findings: [
      inspectorFinding({
        kind: 'CODE_VULNERABILITY',
        vulnerabilityId: 'python/hardcoded-credentials@v1.0',
        cwes: [cwe],
        packages: [],
        layerArn,
      }),
    ],
  });
const LAYER = 'arn:aws:lambda:eu-west-1:111122223333:layer:tools:3';

testControl(lambdaCodeSecrets, {
  passed: [
    { resource: fn, with: [inspectedFunction()] },
    { resource: fn, with: [found('CWE-89')], note: 'another weakness' },
    { resource: fn, with: [found('CWE-798', LAYER)], note: 'in a layer' },
    {
      resource: fn,
      with: [inspectedFunction({ findings: [inspectorFinding()] })],
      note: 'a vulnerable package, whose lock file is full of hashes',
    },
  ],
  failed: [
    {
      resource: fn,
      with: [found('CWE-798')],
      matching: {
        evidence: [{ path: 'python/hardcoded-credentials@v1.0' }],
      },
    },
    { resource: fn, with: [found('CWE-321')], note: 'a key' },
  ],
  notAvailable: [
    { resource: fn, note: 'Inspector does not know the function' },
    {
      resource: fn,
      with: [inspectedFunction({ scans: [inspectorScan()] })],
      note: 'only packages are scanned',
    },
    {
      resource: fn,
      with: [
        inspectedFunction({
          findings: unknown('denied', 'inspector2:ListFindings'),
        }),
      ],
    },
  ],
  notApplicable: [lambdaFunction({ packageType: 'Image', runtime: null })],
});
