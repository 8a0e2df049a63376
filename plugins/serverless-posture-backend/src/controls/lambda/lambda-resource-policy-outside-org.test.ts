import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { lambdaResourcePolicyOutsideOrg } from './lambda-resource-policy-outside-org';

const MEMBER = '444455556666';
const OUTSIDER = '999900001111';
const OURS = 'o-a1b2c3d4e5';

/** Judged in an organization whose suspended accounts are not among the active ones. */
function named(principal: unknown, more: object = {}, ...others: object[]) {
  return {
    resource: lambdaFunction({
      policy: policyOf(allow(principal, more), ...others),
    }),
    accounts: ['111122223333', MEMBER],
    organizationId: OURS,
    note: JSON.stringify([principal, more]),
  };
}

const when = (key: string, value: string) => ({
  Condition: { StringEquals: { [key]: value } },
});

testControl(lambdaResourcePolicyOutsideOrg, {
  passed: [
    lambdaFunction({ policy: null }),
    named({ AWS: MEMBER }),
    named({ AWS: `arn:aws:iam::${MEMBER}:root` }),
    named({ Service: 's3.amazonaws.com' }),
    named('*'),
    named('*', when('aws:PrincipalOrgID', OURS)),
    named('*', when('aws:PrincipalAccount', MEMBER)),
    named({ AWS: OUTSIDER }, when('aws:PrincipalOrgID', OURS)),
    named({ AWS: OUTSIDER }, {}, deny({ Principal: { AWS: OUTSIDER } })),
    {
      ...named({ AWS: 'arn:aws:iam::111122223333:role/own' }),
      accounts: { unknown: { errorClass: 'denied' } },
      note: 'the own account needs no organization',
    },
  ],
  failed: [
    ...[
      OUTSIDER,
      `arn:aws:iam::${OUTSIDER}:root`,
      `arn:aws:iam::${OUTSIDER}:role/path/caller`,
      `arn:aws:iam::${OUTSIDER}:user/somebody`,
      `arn:aws-us-gov:sts::${OUTSIDER}:assumed-role/caller/session`,
    ].map(principal => ({
      ...named({ AWS: [MEMBER, principal] }),
      matching: { evidence: [{ path: 'Policy.Statement[0] (Sid open)' }] },
    })),
    named(OUTSIDER),
    named({ AWS: OUTSIDER }, { Action: 'lambda:GetFunction' }),
    named({ AWS: OUTSIDER }, {}, deny({ Action: 'lambda:GetFunction' })),
    named('*', when('aws:PrincipalAccount', OUTSIDER)),
    named(
      '*',
      when('aws:PrincipalArn', `arn:aws:iam::${OUTSIDER}:role/caller`),
    ),
    named('*', when('aws:PrincipalOrgID', 'o-z9y8x7w6v5')),
    {
      ...named({ AWS: 'AIDAEXAMPLEEXAMPLE123' }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    lambdaFunction({ policy: unknown('denied', 'lambda:GetPolicy') }),
    {
      ...named({ AWS: MEMBER }),
      accounts: { unknown: { errorClass: 'denied' } },
    },
    {
      ...named('*', when('aws:PrincipalOrgID', OURS)),
      organizationId: undefined,
    },
    named({ AWS: 'arn:aws:iam::*:root' }),
  ],
});
