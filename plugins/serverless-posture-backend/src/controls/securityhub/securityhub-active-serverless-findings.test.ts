import {
  SecurityHubFindings,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  securityHubFindings,
  securityHub,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { securityhubActiveServerlessFindings } from './securityhub-active-serverless-findings';

type Finding = SecurityHubFindings['findings'][number];

const late = (...findings: Partial<Finding>[]) =>
  securityHubFindings({
    findings: (findings.length > 0 ? findings : [{}]).map(one => ({
      securityControlId: 'Lambda.1',
      severity: 'HIGH',
      resourceId: 'checkout',
      firstObservedAt: '2026-08-01T00:00:00.000Z',
      complianceStatus: 'FAILED',
      ...one,
    })),
  });

testControl(securityhubActiveServerlessFindings, {
  passed: [
    { resource: securityHub(), with: [securityHubFindings()] },
    {
      resource: securityHub(),
      with: [late({ firstObservedAt: '2026-11-01T00:00:00.000Z' })],
      note: 'a young one',
    },
    { resource: securityHub(), with: [late({ severity: 'INFORMATIONAL' })] },
    { resource: securityHub(), with: [late({ complianceStatus: 'WARNING' })] },
    { resource: securityHub(), with: [late()], parameters: { highDays: 9999 } },
  ],
  failed: [
    {
      resource: securityHub(),
      with: [
        late({
          resourceId: 'arn:aws:lambda:eu-west-1:111122223333:function:checkout',
        }),
      ],
      matching: {
        evidence: [
          { arn: 'arn:aws:lambda:eu-west-1:111122223333:function:checkout' },
        ],
      },
    },
    {
      resource: securityHub(),
      with: [late()],
      matching: {
        severity: 'HIGH',
        evidence: [{ path: 'Findings[Lambda.1]' }],
      },
    },
    {
      resource: securityHub(),
      with: [late({ severity: 'MEDIUM' })],
      matching: { severity: 'MEDIUM' },
    },
    {
      resource: securityHub(),
      with: [late({}, { resourceId: 'other' })],
      matching: { evidence: [{ value: 'checkout and 1 more' }] },
      note: 'two resources of one control',
    },
    {
      resource: securityHub(),
      with: [late({}, { complianceStatus: 'NOT_AVAILABLE' })],
      note: 'beside one that is not known',
    },
  ],
  notAvailable: [
    {
      resource: securityHub(),
      with: [late({ complianceStatus: 'NOT_AVAILABLE' })],
    },
    {
      resource: securityHub(),
      with: [
        securityHubFindings({
          findings: unknown('denied', 'securityhub:GetFindings'),
        }),
      ],
    },
    {
      resource: securityHub(),
      unlisted: { 'AWS::SecurityHub::Findings': { errorClass: 'denied' } },
    },
    securityHub({ enabled: unknown('denied') }),
  ],
  notApplicable: [securityHub({ enabled: false }), securityHub()],
});
