import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  guardDutyDetector,
  guardDutyOrganization,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { guarddutyOrgManaged } from './guardduty-org-managed';

testControl(guarddutyOrgManaged, {
  passed: [
    {
      resource: guardDutyDetector(),
      with: [
        guardDutyOrganization({
          administratorAccountId: null,
          autoEnable: {
            members: 'ALL',
            features: [{ name: 'LAMBDA_NETWORK_LOGS', autoEnable: 'ALL' }],
          },
        }),
      ],
    },
  ],
  failed: [
    {
      resource: guardDutyDetector(),
      with: [
        guardDutyOrganization({
          administratorAccountId: null,
          autoEnable: {
            members: 'ALL',
            features: [{ name: 'LAMBDA_NETWORK_LOGS', autoEnable: 'NONE' }],
          },
        }),
      ],
    },
    {
      resource: guardDutyDetector(),
      with: [
        guardDutyOrganization({
          administratorAccountId: null,
          autoEnable: {
            members: 'NONE',
            features: [{ name: 'LAMBDA_NETWORK_LOGS', autoEnable: 'ALL' }],
          },
        }),
      ],
    },
    {
      resource: guardDutyDetector(),
      with: [
        guardDutyOrganization({
          administratorAccountId: null,
          autoEnable: {
            members: 'NEW',
            features: [{ name: 'LAMBDA_NETWORK_LOGS', autoEnable: 'NEW' }],
          },
        }),
      ],
      matching: { severity: 'LOW' },
    },
    {
      resource: guardDutyDetector(),
      organizationId: 'o-a1b2c3d4e5',
      with: [guardDutyOrganization({ administratorAccountId: null })],
      note: 'no administrator',
    },
  ],
  notAvailable: [
    {
      resource: guardDutyDetector(),
      with: [guardDutyOrganization()],
      note: 'a member',
    },
    {
      resource: guardDutyDetector(),
      with: [
        guardDutyOrganization({ administratorAccountId: unknown('denied') }),
      ],
    },
    {
      resource: guardDutyDetector(),
      unlisted: { 'AWS::GuardDuty::Organization': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    { resource: guardDutyDetector(), note: 'nothing was read' },
    guardDutyDetector({ id: null, enabled: false }),
    {
      resource: guardDutyDetector(),
      with: [guardDutyOrganization({ administratorAccountId: null })],
      note: 'no organization',
    },
  ],
});
