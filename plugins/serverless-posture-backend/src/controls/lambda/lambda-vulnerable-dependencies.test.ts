import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  inspectedFunction,
  inspectorFinding,
  inspectorScan,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaVulnerableDependencies } from './lambda-vulnerable-dependencies';

const fn = lambdaFunction();
const scan = inspectorScan({ type: 'PACKAGE' });
const finding = inspectorFinding({ kind: 'PACKAGE_VULNERABILITY' });
const other = inspectorFinding({ kind: 'CODE_VULNERABILITY' });

testControl(lambdaVulnerableDependencies, {
  passed: [
    { resource: fn, with: [inspectedFunction()] },
    {
      resource: fn,
      with: [inspectedFunction({ scans: [scan], findings: [other] })],
      note: 'a finding of another kind',
    },
  ],
  failed: [
    {
      resource: fn,
      with: [inspectedFunction({ findings: [finding, other] })],
      matching: {
        reason: '1 critical or high',
        evidence: [{ path: 'CVE-2026-1234' }],
      },
    },
    {
      resource: fn,
      with: [inspectedFunction({ scans: [], findings: [finding] })],
      note: 'certain though the scan has ended',
    },
  ],
  notAvailable: [
    { resource: fn, note: 'Inspector does not know the function' },
    {
      resource: fn,
      with: [
        inspectedFunction({
          scans: [{ ...scan, status: 'INACTIVE', reason: 'EXCLUDED_BY_TAG' }],
        }),
      ],
      note: 'excluded by tag',
    },
    {
      resource: fn,
      with: [
        inspectedFunction({
          scans: [{ ...scan, reason: 'PENDING_INITIAL_SCAN' }],
        }),
      ],
      note: 'not scanned yet',
    },
    {
      resource: fn,
      with: [
        inspectedFunction({
          findings: unknown('denied', 'inspector2:ListFindings'),
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
