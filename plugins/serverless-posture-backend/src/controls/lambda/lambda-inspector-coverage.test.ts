import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  inspectedFunction,
  inspectorScan,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaInspectorCoverage } from './lambda-inspector-coverage';

const fn = lambdaFunction();
const code = inspectorScan({ type: 'CODE' });
const off = (reason: string, type: 'PACKAGE' | 'CODE' = 'PACKAGE') =>
  inspectorScan({ type, status: 'INACTIVE', reason });

testControl(lambdaInspectorCoverage, {
  passed: [
    { resource: fn, with: [inspectedFunction()] },
    {
      resource: fn,
      with: [inspectedFunction({ scans: [inspectorScan()] })],
      parameters: { codeScan: false },
      note: 'packages are enough',
    },
  ],
  failed: [
    { resource: fn, note: 'Inspector does not know the function' },
    {
      resource: fn,
      with: [inspectedFunction({ scans: [off('EXCLUDED_BY_TAG'), code] })],
      matching: {
        evidence: [{ path: 'scanStatus (PACKAGE)', value: 'EXCLUDED_BY_TAG' }],
      },
    },
    {
      resource: fn,
      with: [inspectedFunction({ scans: [off('UNSUPPORTED_RUNTIME')] })],
    },
    {
      resource: fn,
      with: [
        inspectedFunction({
          scans: [inspectorScan(), off('EXCLUDED_BY_TAG', 'CODE')],
        }),
      ],
      matching: { severity: 'LOW' },
    },
    {
      resource: fn,
      with: [inspectedFunction({ scans: [inspectorScan()] })],
      matching: { severity: 'LOW', reason: 'only packages are scanned' },
    },
  ],
  notAvailable: [
    {
      resource: fn,
      with: [inspectedFunction({ scans: [off('PENDING_INITIAL_SCAN'), code] })],
    },
    {
      resource: fn,
      with: [
        inspectedFunction({
          scans: unknown('denied', 'inspector2:ListCoverage'),
        }),
      ],
    },
    {
      resource: fn,
      unlisted: {
        'AWS::Inspector2::CoveredResource': {
          errorClass: 'denied',
          operation: 'inspector2:ListCoverage',
        },
      },
    },
  ],
  notApplicable: [lambdaFunction({ packageType: 'Image', runtime: null })],
});
