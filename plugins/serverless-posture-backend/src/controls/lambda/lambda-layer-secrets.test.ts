import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  inspectedFunction,
  inspectorFinding,
  inspectorScan,
  lambdaFunction,
  lambdaLayerVersion,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaLayerSecrets } from './lambda-layer-secrets';

const layer = lambdaLayerVersion();
const user = lambdaFunction({ layers: [layer.arn] });
const secret = (layerArn: string | null) =>
  inspectedFunction({
    findings: [
      inspectorFinding({
        kind: 'CODE_VULNERABILITY',
        cwes: ['CWE-798'],
        layerArn,
      }),
    ],
  });

testControl(lambdaLayerSecrets, {
  passed: [
    { resource: layer, with: [user, inspectedFunction()] },
    {
      resource: layer,
      with: [user, secret(null)],
      note: 'a secret in the code of the function itself',
    },
  ],
  failed: [
    {
      resource: layer,
      with: [user, secret(layer.arn)],
      matching: { evidence: [{ arn: layer.arn }] },
    },
  ],
  notAvailable: [
    {
      resource: layer,
      with: [lambdaFunction(), inspectedFunction()],
      note: 'used by no function',
    },
    {
      resource: layer,
      with: [user, inspectedFunction({ scans: [inspectorScan()] })],
      note: 'only packages are scanned',
    },
    {
      resource: layer,
      with: [
        user,
        inspectedFunction({
          findings: unknown('denied', 'inspector2:ListFindings'),
        }),
      ],
    },
    {
      resource: layer,
      unlisted: { 'AWS::Lambda::Function': { errorClass: 'throttled' } },
    },
  ],
});
