import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  securityHubOrganization,
  securityHub,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { securityhubOrgAdmin } from './securityhub-org-admin';

testControl(securityhubOrgAdmin, {
  passed: [
    {
      resource: securityHub(),
      with: [
        securityHubOrganization({
          administratorAccountId: null,
          configuration: {
            type: 'CENTRAL',
            autoEnable: false,
            autoEnableStandards: 'NONE',
          },
        }),
      ],
    },
  ],
  failed: [
    {
      resource: securityHub(),
      with: [
        securityHubOrganization({
          administratorAccountId: null,
          configuration: {
            type: 'LOCAL',
            autoEnable: true,
            autoEnableStandards: 'NONE',
          },
        }),
      ],
      note: 'new accounts without standards',
      severity: 'MEDIUM',
    },
    {
      resource: securityHub(),
      with: [
        securityHubOrganization({
          administratorAccountId: null,
          configuration: {
            type: 'LOCAL',
            autoEnable: false,
            autoEnableStandards: 'DEFAULT',
          },
        }),
      ],
    },
    {
      resource: securityHub(),
      with: [
        securityHubOrganization({
          administratorAccountId: null,
          configuration: {
            type: 'LOCAL',
            autoEnable: true,
            autoEnableStandards: 'NONE',
          },
        }),
      ],
    },
    {
      resource: securityHub(),
      with: [
        securityHubOrganization({
          administratorAccountId: null,
          configuration: {
            type: 'LOCAL',
            autoEnable: true,
            autoEnableStandards: 'DEFAULT',
          },
        }),
      ],
      matching: { severity: 'LOW' },
    },
    {
      resource: securityHub(),
      organizationId: 'o-a1b2c3d4e5',
      with: [securityHubOrganization({ administratorAccountId: null })],
      note: 'no administrator',
    },
  ],
  notAvailable: [
    {
      resource: securityHub(),
      with: [securityHubOrganization()],
      note: 'a member',
    },
    {
      resource: securityHub(),
      with: [
        securityHubOrganization({ administratorAccountId: unknown('denied') }),
      ],
    },
    securityHub({ enabled: unknown('denied') }),
  ],
  notApplicable: [
    securityHub({ enabled: false }),
    securityHub(),
    {
      resource: securityHub(),
      with: [securityHubOrganization({ administratorAccountId: null })],
      note: 'no organization',
    },
  ],
});
