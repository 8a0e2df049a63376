import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ControlCases,
  inspectedFunction,
  inspectorFinding,
  inspectorScan,
  lambdaFunction,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { ScannedPart } from '../lambda/inspection';

const fn = lambdaFunction();

/** What a control says that rests on one scan of Amazon Inspector, and leaves the findings of the other to others. */
export function inspectedFunctionCases(type: ScannedPart): ControlCases {
  const scan = inspectorScan({ type });
  const finding = inspectorFinding({ kind: `${type}_VULNERABILITY` });
  const other = inspectorFinding({
    kind: type === 'CODE' ? 'PACKAGE_VULNERABILITY' : 'CODE_VULNERABILITY',
  });
  return {
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
  };
}
