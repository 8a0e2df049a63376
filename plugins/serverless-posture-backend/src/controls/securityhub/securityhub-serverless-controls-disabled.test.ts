import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  securityHubStandards,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { securityhubServerlessControlsDisabled } from './securityhub-serverless-controls-disabled';

testControl(securityhubServerlessControlsDisabled, {
  passed: [
    securityHubStandards({
      associations: [
        { securityControlId: 'Lambda.1', enabled: true, reason: null },
      ],
    }),
    {
      resource: securityHubStandards({
        associations: [
          {
            securityControlId: 'Lambda.1',
            enabled: false,
            reason: 'by policy',
          },
        ],
      }),
      note: 'with a reason',
    },
  ],
  failed: [
    {
      resource: securityHubStandards({
        associations: [
          { securityControlId: 'Lambda.1', enabled: false, reason: null },
        ],
      }),
      matching: { evidence: [{ path: 'Lambda.1.AssociationStatus' }] },
    },
  ],
  notAvailable: [
    securityHubStandards({
      associations: unknown(
        'denied',
        'securityhub:BatchGetStandardsControlAssociations',
      ),
    }),
  ],
  notApplicable: [securityHubStandards()],
});
