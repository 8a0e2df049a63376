import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';
import { secretsmanagerRestrictivePolicy } from './secretsmanager-restrictive-policy';

const READER = 'arn:aws:iam::111122223333:role/reader';
const but = (...arns: string[]) => ({
  Action: 'secretsmanager:GetSecretValue',
  Condition: { ArnNotEquals: { 'aws:PrincipalArn': arns } },
});
const withPolicy = (...statements: object[]) =>
  secret({ policy: policyOf(...statements) });

testControl(secretsmanagerRestrictivePolicy, {
  passed: [
    withPolicy(deny(but(READER))),
    {
      resource: withPolicy(
        deny(but(READER, 'arn:aws:iam::444455556666:role/reader')),
      ),
      accounts: ['444455556666'],
    },
    {
      resource: withPolicy(
        deny({
          Action: 'secretsmanager:*',
          Condition: { StringNotLike: { 'aws:PrincipalArn': `${READER}-*` } },
        }),
      ),
      note: 'roles of a name',
    },
  ],
  failed: [
    {
      resource: secret({ policy: null }),
      matching: { evidence: [{ path: 'ResourcePolicy', value: null }] },
    },
    {
      resource: withPolicy(allow({ AWS: READER })),
      note: 'an Allow takes nothing from others',
    },
    {
      resource: withPolicy(allow('*', but(READER)), deny()),
      note: 'an Allow that names readers beside a Deny of everyone',
    },
    {
      resource: withPolicy(
        deny({ ...but(READER), Principal: { AWS: '444455556666' } }),
      ),
      note: 'a Deny of one account',
    },
    {
      resource: withPolicy(
        deny({
          ...but(READER),
          Condition: { ArnNotEquals: { 'aws:SourceArn': [READER] } },
        }),
      ),
      note: 'a Deny by the source of a call',
    },
    {
      resource: withPolicy(
        deny({
          ...but(READER),
          Condition: { ArnEquals: { 'aws:PrincipalArn': [READER] } },
        }),
      ),
      note: 'a Deny of the reader',
    },
    {
      resource: withPolicy(deny(but('arn:aws:iam::111122223333:root'))),
      note: 'the whole account',
    },
    {
      resource: withPolicy(deny(but('arn:aws:iam::111122223333:role/*'))),
      note: 'every role',
    },
    {
      resource: withPolicy(deny(but('arn:aws:iam::999988887777:role/reader'))),
      note: 'a foreign role',
    },
    {
      resource: withPolicy(
        deny({ ...but(READER), Action: 'secretsmanager:PutSecretValue' }),
      ),
      note: 'another action',
    },
    {
      resource: withPolicy(deny(but(READER)), allow({ AWS: '999988887777' })),
      note: 'a grant to a foreign account',
    },
    {
      resource: withPolicy(
        deny({
          ...but(READER),
          Condition: {
            ...but(READER).Condition,
            Bool: { 'aws:SecureTransport': 'false' },
          },
        }),
      ),
      note: 'a Deny that others escape',
    },
  ],
  notAvailable: [
    secret({ policy: unknown('denied', 'secretsmanager:GetResourcePolicy') }),
    {
      resource: withPolicy(deny(but('arn:aws:iam::444455556666:role/reader'))),
      accounts: { unknown: { errorClass: 'denied' } },
    },
  ],
  notApplicable: [secret({ owningService: 'rds', policy: null })],
});
