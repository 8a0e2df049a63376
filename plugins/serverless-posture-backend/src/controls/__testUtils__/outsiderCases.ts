import { unknown } from 'backstage-plugin-serverless-posture-node';
import { Case } from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { PolicyOptions } from './openPolicyCases';

/** An account outside the organization. */
export const FOREIGN = '999988887777';

const OF_ORGANIZATION = {
  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
};

/**
 * `cases`: what a control says that looks for policies which let other accounts in than those of the organization and approved
 * ones. `admitting`: makes a resource whose policy admits somebody.
 */
export function outsiderCases({ build, action, operation }: PolicyOptions) {
  const admitting = (principal: unknown, more: object = {}) =>
    build({
      policy: policyOf(
        allow(principal, { Action: action, Resource: '*', ...more }),
      ),
    });
  const passed: Case[] = [
    admitting({ AWS: '111122223333' }),
    {
      resource: admitting({ AWS: 'arn:aws:iam::444455556666:root' }),
      accounts: ['111122223333', '444455556666'],
      note: 'an account of the organization',
    },
    {
      resource: admitting({ AWS: FOREIGN }),
      parameters: { approvedAccounts: [FOREIGN] },
      note: 'an approved account',
    },
    {
      resource: admitting('*', OF_ORGANIZATION),
      organizationId: 'o-a1b2c3d4e5',
      note: 'the organization',
    },
  ];
  const failed: Case[] = [
    {
      resource: admitting({ AWS: `arn:aws:iam::${FOREIGN}:role/partner` }),
      matching: { reason: 'outside the organization' },
    },
    { resource: admitting('*'), note: 'everyone' },
    {
      resource: admitting('*', {
        Condition: { StringEquals: { 'aws:PrincipalAccount': FOREIGN } },
      }),
      note: 'an account by condition',
    },
    {
      resource: admitting({ AWS: 'AROAEXAMPLEEXAMPLE1' }),
      matching: { severity: 'LOW' },
      note: 'a role that was deleted',
    },
  ];
  const notAvailable: Case[] = [
    build({ policy: unknown('denied', operation) }),
    {
      resource: admitting({ AWS: FOREIGN }),
      accounts: { unknown: { errorClass: 'denied' } },
      note: 'the accounts could not be listed',
    },
    {
      resource: admitting('*', OF_ORGANIZATION),
      note: 'the organization is not known',
    },
  ];
  return { admitting, cases: { passed, failed, notAvailable } };
}
