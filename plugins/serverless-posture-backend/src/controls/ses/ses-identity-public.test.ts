import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  emailIdentity,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { sesIdentityPublic } from './ses-identity-public';

const admitting = (principal: unknown, more: object = {}) => ({
  name: 'senders',
  document: policyOf(allow(principal, { Action: 'ses:SendEmail', ...more })),
});
const partner = admitting({ AWS: '111122223333' });

testControl(sesIdentityPublic, {
  passed: [
    emailIdentity(),
    emailIdentity({ policies: [partner] }),
    {
      resource: emailIdentity({
        policies: [
          admitting('*', {
            Condition: {
              StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
            },
          }),
        ],
      }),
      note: 'the organization',
    },
  ],
  failed: [
    {
      resource: emailIdentity({ policies: [partner, admitting('*')] }),
      matching: {
        evidence: [{ path: 'Policies[senders].Statement[0] (Sid open)' }],
      },
    },
    {
      resource: emailIdentity({
        policies: [
          admitting('*', {
            Condition: { StringEquals: { 'ses:FromAddress': 'a@example.com' } },
          }),
        ],
      }),
      note: 'a condition that anyone meets',
    },
  ],
  notAvailable: [
    emailIdentity({ policies: unknown('denied', 'ses:GetEmailIdentity') }),
    emailIdentity({ policies: [{ name: 'senders', document: '{' }] }),
  ],
});
